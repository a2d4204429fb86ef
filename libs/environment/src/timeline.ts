/** Every dial over all generations of a tournament: what held, what is to come, and what was planned. */
import { baseValue } from './base-value';
import { type EnvironmentConfig, type Intervention, withInterventions } from './change';
import { said } from './changes-between';
import { DIAL_NAMES, type DialName, type Value } from './dials';
import { useFault } from './environment-problems';
import { type Place, placesOf } from './places';
import { keyOf, type Setting, settingsAt } from './settings';
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
  /** The first of them: of a fork the generation that it was forked from. */
  readonly first?: number;
  /** Settings of each generation that has opened, in order. */
  readonly held: readonly (readonly Setting[])[];
  /** All that people logged, also those that hold in no generation yet. */
  readonly interventions: readonly Intervention[];
  /** The newest that is known of the population. */
  readonly summary: Summary;
}

/** By dial and place in the order of their table, kind, and generation. Dials that the config has no use for are left out. */
export function timelineOf({ config, seed, first = 0, held, interventions, summary }: Timed): TimelineRow[] {
  const at = (known: Summary) => (generation: number) => keyed(settingsAt(config, { seed, generation }, known));
  const moment = { seed, generation: config.generations };
  const intervened = keyed(
    settingsAt(withInterventions({ ...config, environment: [] }, interventions), moment, summary),
  );
  const before = held.map(keyed);
  const expected = range(first + before.length, config.generations).map((generation) => {
    return new Map([...at(summary)(generation), ...intervened]);
  });
  const planned = range(first, config.generations).map(at(NOBODY_LIVED));
  return DIAL_NAMES.filter((set) => useFault(config, set) === null).flatMap((set) =>
    placesOf(config, { set }).flatMap((place) => [
      ...rowsOf(config, set, place, 'held', before, first),
      ...rowsOf(config, set, place, 'expected', expected, first + before.length),
      ...rowsOf(config, set, place, 'planned', planned, first),
    ]),
  );
}

type Keyed = ReadonlyMap<string, Setting>;

const keyed = (settings: readonly Setting[]): Keyed => new Map(settings.map((setting) => [keyOf(setting), setting]));

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

/** A row where the value is another than before. */
function rowsOf(
  config: EnvironmentConfig,
  set: DialName,
  place: Place,
  kind: TimelineKind,
  generations: readonly Keyed[],
  first: number,
): TimelineRow[] {
  const base = baseValue(config, set, place);
  const key = keyOf({ set, ...place });
  const rows: TimelineRow[] = [];
  let last: Value | undefined;
  generations.forEach((settings, index) => {
    const { value = base, by = 'config' } = settings.get(key) ?? {};
    if (last !== undefined && said(value) === said(last)) return;
    last = value;
    rows.push({ kind, generation: first + index, set, ...place, value, by });
  });
  return rows;
}
