import { settingText, valueText } from '#wording';
import { domainOf, upScale } from '../../../charts/scales';
import { type Lane, type Run } from './lanes';

interface LaneViewProps {
  lane: Lane;
  width: number;
  left: number;
  right: number;
  /** Pixels of where a generation opens. */
  x: (generation: number) => number;
  /** Generation that has a place. */
  last: number;
  shown: number;
}

const HEIGHT = { numbers: 62, names: 34 };
const INSET = { top: 9, bottom: 6 };
const BOX = 18;
/** Pixels of a letter, about. */
const LETTER = 6.2;

/** A number as steps, names as boxes. */
export function LaneView({ lane, width, left, right, x, last, shown }: LaneViewProps) {
  const { held, expected, planned } = lane;
  const isOfNumbers = [...held, ...expected, ...planned].every(({ value }) => typeof value === 'number');
  const height = isOfNumbers ? HEIGHT.numbers : HEIGHT.names;
  const seen = (runs: readonly Run[]): Run[] => runs.filter(({ from }) => from <= last && Number.isFinite(x(from)));
  const byPeople = [...held, ...expected].filter(({ by, from }, index, all) => {
    return (
      by === 'intervention' && from <= last && valueText(all[index - 1]?.value ?? '') !== valueText(all[index].value)
    );
  });
  const view = { held: seen(held), expected: seen(expected), planned: seen(planned) };
  return (
    <svg width={width} height={height} role="img" aria-label={`${settingText(lane)} by generation`}>
      {isOfNumbers ? (
        <Steps {...view} x={x} height={height} left={left} edge={width - right} />
      ) : (
        <Boxes {...view} x={x} />
      )}
      <g class="shifts">
        {byPeople.map(({ from }) => (
          <path key={from} class="by-people" d={`M${x(from) - 4} 1h8l-4 7Z`} />
        ))}
      </g>
      {shown >= 0 && Number.isFinite(x(shown)) && (
        <rect class="in-view" x={x(shown)} width={Math.max(1, x(shown + 1) - x(shown))} height={height} />
      )}
    </svg>
  );
}

interface RunsProps {
  held: readonly Run[];
  expected: readonly Run[];
  planned: readonly Run[];
  x: (generation: number) => number;
}

function Steps({
  held,
  expected,
  planned,
  x,
  height,
  left,
  edge,
}: RunsProps & { height: number; left: number; edge: number }) {
  const values = [...held, ...expected, ...planned].map(({ value }) => Number(value));
  const y = upScale(domainOf(values), height, { ...INSET, left, right: 0 });
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const path = (runs: readonly Run[]): string =>
    runs.map(({ from, to, value }, index) => `${index ? 'V' : `M${x(from)} `}${y(Number(value))}H${x(to)}`).join('');
  const before = held.at(-1);
  const joint =
    before && expected.length > 0 ? `M${x(before.to)} ${y(Number(before.value))}V${y(Number(expected[0].value))}` : '';
  return (
    <>
      <g class="axis">
        {[...new Set([least, most])].map((value) => (
          <g key={value} transform={`translate(0,${y(value)})`}>
            <path d={`M${left} 0H${edge}`} />
            <text x={left - 6} dy="0.33em" text-anchor="end">
              {compact(value)}
            </text>
          </g>
        ))}
      </g>
      <path class="planned" d={path(planned)} />
      <path class="held" d={path(held)} />
      <path class="expected" d={joint + path(expected)} />
    </>
  );
}

const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
const compact = (value: number): string => COMPACT.format(value);

function Boxes({ held, expected, planned, x }: RunsProps) {
  const box = (kind: 'held' | 'expected') => (run: Run) => {
    const { from, to, value } = run;
    const room = x(to) - x(from);
    const text = valueText(value);
    const letters = Math.floor((room - 8) / LETTER);
    return (
      <g key={`${kind} ${from}`} class={`box ${kind}`} transform={`translate(${x(from)},${INSET.top})`}>
        <title>{`${text}, from generation ${from}`}</title>
        <rect width={Math.max(1, room)} height={BOX} />
        {letters > 2 && (
          <text x={4} y={13}>
            {text.length > letters ? `${text.slice(0, letters - 1)}…` : text}
          </text>
        )}
      </g>
    );
  };
  return (
    <>
      {held.map(box('held'))}
      {expected.map(box('expected'))}
      {planned.map(({ from, to, value }) => (
        <path key={from} class="planned" d={`M${x(from) + 1} ${INSET.top + BOX + 4}H${x(to) - 1}`}>
          <title>{`planned: ${valueText(value)}, from generation ${from}`}</title>
        </path>
      ))}
    </>
  );
}
