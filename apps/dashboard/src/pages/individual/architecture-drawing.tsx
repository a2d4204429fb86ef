import { type Block, stackOf } from './blocks';

const WIDTH = 300;
const BOX = { height: 38, gap: 16 };
const INDENT = 34;

/** Blocks from the symbols at the bottom up to the predictions. */
export function ArchitectureDrawing({ architecture }: { architecture: Readonly<Record<string, string | number>> }) {
  const { first, layers, depth, last } = stackOf(architecture);
  const blocks = [first, ...layers, last];
  const step = BOX.height + BOX.gap;
  const height = blocks.length * step - BOX.gap + 24;
  const top = (index: number): number => height - 12 - BOX.height - index * step;
  const described = blocks.map(({ name, detail }) => `${name} (${detail})`).join(', ');
  return (
    <svg
      class="architecture"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={`${described}; ${depth} layers`}
    >
      <path class="flow" d={`M${WIDTH / 2} ${height}V0`} />
      <rect
        class="repeated"
        x={INDENT - 14}
        width={WIDTH - 2 * INDENT + 28}
        y={top(layers.length) - 7}
        height={layers.length * step - BOX.gap + 14}
        rx={6}
      />
      <text
        class="times"
        x={WIDTH - 2}
        y={(top(layers.length) + top(1) + BOX.height) / 2}
        text-anchor="end"
        dy="0.35em"
      >
        × {depth}
      </text>
      {blocks.map((block, index) => (
        <BlockBox key={index} block={block} y={top(index)} />
      ))}
    </svg>
  );
}

function BlockBox({ block: { name, detail, kind }, y }: { block: Block; y: number }) {
  return (
    <g class={`block ${kind}`} transform={`translate(${INDENT},${y})`}>
      <rect width={WIDTH - 2 * INDENT} height={BOX.height} rx={5} />
      <text x={(WIDTH - 2 * INDENT) / 2} y={16} text-anchor="middle">
        {name}
      </text>
      <text class="detail" x={(WIDTH - 2 * INDENT) / 2} y={30} text-anchor="middle">
        {detail}
      </text>
    </g>
  );
}
