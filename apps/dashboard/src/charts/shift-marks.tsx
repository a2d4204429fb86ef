import { groupBy } from '#base';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Shift } from './shifts';

/** What changed in a niche; in all where it is null. */
export const ShiftsContext = createContext<(niche: string | null) => readonly Shift[]>(() => []);

interface ShiftMarksProps {
  /** Pixels of where a generation opens; NaN where that is not known yet. */
  x: (generation: number) => number;
  top: number;
  bottom: number;
  /** Whose changes count; all where it is null. */
  niche?: string | null;
}

const TICK = 6;
/** Pixels. */
const APART = 2;

/** A line where the environment changed, a triangle over it where a person did it, a tick where it changes gradually. */
export function ShiftMarks({ x, top, bottom, niche = null }: ShiftMarksProps) {
  const shifts = useContext(ShiftsContext)(niche);
  return (
    <g class="shifts">
      {apart(shifts, x).map(({ generation, text, isByPeople, isGradual }) => {
        const at = x(generation);
        const end = isGradual && !isByPeople ? top + TICK : bottom;
        return (
          <g key={generation} transform={`translate(${at},0)`}>
            <title>{text}</title>
            <path class="shift" d={`M0 ${top}V${end}`} />
            {isByPeople && <path class="by-people" d={`M-4 ${top - 3}H4L0 ${top + 4}Z`} />}
            <rect class="reach" x={-4} y={top - 4} width={8} height={end - top + 4} />
          </g>
        );
      })}
    </g>
  );
}

/** One mark for all that are nearer than can be told apart. */
function apart(shifts: readonly Shift[], x: (generation: number) => number): Shift[] {
  const known = shifts.filter(({ generation }) => Number.isFinite(x(generation)));
  const groups = groupBy(known, ({ generation }) => `${Math.floor(x(generation) / APART)}`);
  return [...groups.values()].map((own) => ({
    generation: own[0].generation,
    text:
      own.length === 1
        ? `as generation ${own[0].generation} opened:\n${own[0].text}`
        : `changes as ${own.length} generations opened, ${own[0].generation} to ${own.at(-1)!.generation}`,
    isByPeople: own.some(({ isByPeople }) => isByPeople),
    isGradual: own.every(({ isGradual }) => isGradual),
  }));
}

/** What the marks stand for; nothing where there are none. */
export function ShiftsKey() {
  const shifts = useContext(ShiftsContext)(null);
  if (shifts.length === 0) return null;
  return (
    <span class="muted small">
      Dotted lines: the environment changed ({shifts.some(({ isByPeople }) => isByPeople) && '▼ by people; '}point at
      one for what changed).
    </span>
  );
}
