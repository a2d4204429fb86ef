/** Every dial over all generations of a tournament: what held, what is to come, and what was planned. */
import { baseValue } from './base-value';
import type { EnvironmentConfig, Intervention, Target } from './change';
import { said } from './changes-between';
import { courseValue } from './course-value';
import { DIAL_NAMES, type DialName, type Value } from './dials';
import { useFault } from './environment-problems';
import type { DialPoint, Held } from './held';
import { type Place, placesOf } from './places';
import type { Plan } from './plan';
import { keyOf, type Setting, streamsOf } from './settings';
import { NOBODY_LIVED, type Summary } from './summary';

/** `held` is of generations that have opened, `expected` of those to come, `planned` of all, as the config alone says it while nothing is known. */
export const TIMELINE_KINDS = ['held', 'expected', 'planned'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** What a dial is from a generation on, until the next row of its kind and place; `by` is `config` where nothing changes it. */
export interface TimelineRow extends Setting {
  readonly kind: TimelineKind;
  readonly generation: number;
}

export interface Timed {
  readonly config: EnvironmentConfig & { readonly generations: number };
  readonly seed: number;
  /** Of the config and seed. */
  readonly plan: Plan;
  /** Of the generations before `next`, or of more. */
  readonly held: Held;
  /** The generation that opens next. */
  readonly next: number;
  /** All that people logged, also those that hold in no generation yet. */
  readonly interventions: readonly Intervention[];
  /** The newest that is known of the population. */
  readonly summary: Summary;
}

/** By dial and place, a list each, in the order of their table, then kind and generation. Dials that the config has no use for are left out. */
export function* timelineOf(timed: Timed): Generator<TimelineRow[]> {
  for (const set of DIAL_NAMES) {
    if (useFault(timed.config, set) !== null) continue;
    for (const place of placesOf(timed.config, { set })) yield laneOf(timed, set, place);
  }
}

function laneOf({ config, seed, plan, held, next, interventions, summary }: Timed, set: DialName, place: Place) {
  const { generations } = config;
  const intervened = interventions.findLast((one) => speaksOf(one, set, place));
  const heldPoints = held.points.get(keyOf({ set, ...place })) ?? [
    { generation: held.first, value: undefined, by: 'config' },
  ];
  const spoken = (known: Summary) => changesOf({ config, seed, plan }, set, place, known);
  const expected = intervened ? [{ by: 'intervention', values: null, value: intervened.value }] : spoken(summary);
  const base = baseValue(config, set, place);
  const rowsOf = (kind: TimelineKind, points: Iterable<DialPoint>): TimelineRow[] => {
    const rows: TimelineRow[] = [];
    for (const { generation, value = base, by } of points) {
      const last = rows.at(-1)?.value;
      if (last !== undefined && (value === last || said(value) === said(last))) continue;
      rows.push({ kind, generation, set, ...place, value, by });
    }
    return rows;
  };
  return [
    ...rowsOf(
      'held',
      heldPoints.filter(({ generation }) => generation < next),
    ),
    ...rowsOf('expected', pointsOf(expected, next, generations)),
    ...rowsOf('planned', pointsOf(spoken(NOBODY_LIVED), held.first, generations)),
  ];
}

/** What a change says of a place: by generation, or one value for all. */
interface Spoken {
  readonly by: string;
  readonly values: readonly (Value | undefined)[] | null;
  readonly value?: Value;
}

/** The last that has a value holds, and comes first. */
function changesOf(
  { config, seed, plan }: Pick<Timed, 'config' | 'seed' | 'plan'>,
  set: DialName,
  place: Place,
  known: Summary,
): readonly Spoken[] {
  const streams = streamsOf(config.environment);
  return config.environment
    .map((change, index): Spoken | null => {
      if (!speaksOf(change, set, place)) return null;
      const values = plan[index];
      if (values) return { by: change.course, values };
      const value = courseValue(config, change, streams[index], place, { seed, generation: 0 }, known);
      return { by: change.course, values, value };
    })
    .filter((spoken) => spoken !== null)
    .reverse();
}

/** One alone where nothing changes by generation. */
function* pointsOf(changes: readonly Spoken[], from: number, to: number): Generator<DialPoint> {
  const end = changes.some(({ values }) => values) ? to : Math.min(to, from + 1);
  for (let generation = from; generation < end; generation++) {
    const valueIn = ({ values, value }: Spoken) => (values ? values[generation] : value);
    const holding = changes.find((change) => valueIn(change) !== undefined);
    yield holding
      ? { generation, value: valueIn(holding), by: holding.by }
      : { generation, value: undefined, by: 'config' };
  }
}

function speaksOf(target: Target, set: DialName, { niche, deme, taste }: Place): boolean {
  const isAt = (named: string | undefined, own: string | null) => named === undefined || own === null || named === own;
  return target.set === set && isAt(target.niche, niche) && isAt(target.deme, deme) && isAt(target.taste, taste);
}
