import type { Flow } from '../../../feed/demes';
import { bendOf } from './flow-bend';
import type { Spot } from './place-demes';

interface FlowArrowProps {
  flow: Flow;
  from: Spot | undefined;
  to: Spot | undefined;
  /** Of all demes. */
  spots: Iterable<Spot>;
  /** What is left free around both ends. */
  radius: number;
  width: number;
}

const HEAD = 7;

/** Bent to the right of its way, so that there and back are two. */
export function FlowArrow({ flow, from, to, spots, radius, width }: FlowArrowProps) {
  if (!from || !to) return null;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [x, y] = [dx / length, dy / length];
  const middle = bendOf(from, to, spots, radius);
  const free = Math.min(radius + 2, 0.4 * length);
  const start = { x: from.x + free * x, y: from.y + free * y };
  const [endX, endY] = [to.x - middle.x, to.y - middle.y];
  const last = Math.hypot(endX, endY) || 1;
  const tip = { x: to.x - (free * endX) / last, y: to.y - (free * endY) / last };
  const angle = (180 * Math.atan2(endY, endX)) / Math.PI;
  return (
    <g class="flow">
      <title>{`${flow.children} born in ${flow.to} with a parent from ${flow.from}`}</title>
      <path d={`M${start.x} ${start.y}Q${middle.x} ${middle.y} ${tip.x} ${tip.y}`} stroke-width={width} />
      <path
        class="head"
        d={`M0 0L${-HEAD} ${-HEAD / 1.6}V${HEAD / 1.6}Z`}
        transform={`translate(${tip.x},${tip.y}) rotate(${angle})`}
      />
      <text
        x={(start.x + 2 * middle.x + tip.x) / 4}
        y={(start.y + 2 * middle.y + tip.y) / 4}
        dy="0.33em"
        text-anchor="middle"
      >
        {flow.children}
      </text>
    </g>
  );
}
