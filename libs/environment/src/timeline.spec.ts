import { baseValue } from './base-value';
import { type Change, type EnvironmentConfig, type Intervention, withInterventions } from './change';
import { said } from './changes-between';
import { addHeld, nothingHeld } from './held';
import { planOf } from './plan';
import { keyOf, type Setting, settingsAt } from './settings';
import { NOBODY_LIVED, type Summary } from './summary';
import { configOf } from './testing/config-of';
import { timelineOf, type TimelineRow } from './timeline';

type Config = EnvironmentConfig & { readonly generations: number };

interface Asked {
  readonly config: Config;
  readonly first?: number;
  readonly settings: readonly (readonly Setting[])[];
  readonly interventions?: readonly Intervention[];
  readonly summary?: Summary;
}

function timeline({ config, first = 0, settings, interventions = [], summary = NOBODY_LIVED }: Asked): TimelineRow[] {
  const steps = planOf(config, 1);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const held = nothingHeld(first);
  for (const each of settings) addHeld(held, each);
  const timed = { config, seed: 1, plan: step.value, held, next: held.next, interventions, summary };
  return [...timelineOf(timed)].flat();
}

const points = [
  { at: 2, value: 4 },
  { at: 4, value: 6 },
];
const steps: Change = { set: 'capacity', deme: 'north', course: 'steps', points };

function rowsOf(
  set: string,
  { changes = [steps] as Change[], opened = 3, intervened = [] as object[], bits = NaN } = {},
) {
  const config = { ...configOf(...changes), generations: 6 };
  const held = Array.from({ length: opened }, (_, generation) =>
    settingsAt(config, { seed: 1, generation }, NOBODY_LIVED),
  );
  const interventions = intervened.map(
    (one) => ({ course: 'intervention', at: opened, ...one }) as Change & { course: 'intervention' },
  );
  const summary = { ...NOBODY_LIVED, lowestBits: { prose: bits } };
  return timeline({ config, settings: held, interventions, summary })
    .filter((row) => row.set === set)
    .map(({ kind, generation, deme, niche, value, by }) => [kind, deme ?? niche, generation, value, by]);
}

it('has what held, what is to come and what was planned, a row where a value changes', () => {
  expect(rowsOf('capacity').filter(([, place]) => place === 'north')).toEqual([
    ['held', 'north', 0, 12, 'config'],
    ['held', 'north', 2, 4, 'steps'],
    ['expected', 'north', 3, 4, 'steps'],
    ['expected', 'north', 4, 6, 'steps'],
    ['planned', 'north', 0, 12, 'config'],
    ['planned', 'north', 2, 4, 'steps'],
    ['planned', 'north', 4, 6, 'steps'],
  ]);
});

it('has dials that nothing changes, and leaves out those that the config has no use for', () => {
  expect(rowsOf('growth')).toEqual([
    ['held', null, 0, 0, 'config'],
    ['expected', null, 3, 0, 'config'],
    ['planned', null, 0, 0, 'config'],
  ]);
  const config = { ...configOf(), generations: 2, arena: null };
  const rows = timeline({ config, settings: [] });
  expect(rows.map(({ set }) => set)).not.toContain('taste');
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['expected', 'planned']));
});

it('expects what people logged before all courses, the last of the same, and plans nothing of it', () => {
  const rows = rowsOf('capacity', {
    intervened: [
      { set: 'capacity', deme: 'north', value: 9 },
      { set: 'capacity', deme: 'north', value: 2 },
    ],
  });
  const north = rows.filter(([kind, place]) => place === 'north' && kind !== 'held');
  expect(north[0]).toEqual(['expected', 'north', 3, 2, 'intervention']);
  expect(north.slice(1).every(([kind]) => kind === 'planned')).toBe(true);
  expect(rows.filter(([kind, place]) => place === 'south' && kind === 'expected')).toEqual([
    ['expected', 'south', 3, 8, 'config'],
  ]);
});

it('expects by the newest bits what answers to them, and plans by none', () => {
  const hardens: Change = { set: 'budget', niche: 'prose', course: 'bits', levels: [{ below: 2, value: 0.5 }] };
  const rows = rowsOf('budget', { changes: [hardens], bits: 1.5 }).filter(([, place]) => place === 'prose');
  expect(rows).toEqual([
    ['held', 'prose', 0, 1, 'config'],
    ['expected', 'prose', 3, 0.5, 'bits'],
    ['planned', 'prose', 0, 1, 'config'],
  ]);
});

it('has nothing to come once all generations have opened', () => {
  expect(rowsOf('capacity', { opened: 6 }).filter(([kind]) => kind === 'expected')).toEqual([]);
});

/** The same rows from whole environments, generation by generation. */
function slowly({ config, settings, interventions = [], summary = NOBODY_LIVED }: Asked): string[] {
  const expected = withInterventions(config, interventions);
  const at = (of: Config, known: Summary) => (_: unknown, generation: number) =>
    settingsAt(of, { seed: 1, generation }, known);
  const all = Array.from({ length: config.generations });
  const kinds = [
    ['held', settings, 0],
    ['expected', all.map(at(expected, summary)).slice(settings.length), settings.length],
    ['planned', all.map(at(config, NOBODY_LIVED)), 0],
  ] as const;
  return kinds.flatMap(([kind, generations, first]) => {
    const last = new Map<string, string>();
    return generations.flatMap((each, index) =>
      timeline({ config: { ...config, generations: 1 }, settings: [] })
        .filter((row) => row.kind === 'planned')
        .flatMap((place) => {
          const key = keyOf(place);
          const is = each.find((setting) => keyOf(setting) === key);
          const value = said(is?.value ?? baseValue(config, place.set, place));
          if (last.get(key) === value) return [];
          last.set(key, value);
          return [[kind, first + index, key, value, is?.by ?? 'config'].join(' ')];
        }),
    );
  });
}

it('is what environments say generation by generation, whatever the changes are and whoever speaks last', () => {
  const config = {
    ...configOf(
      { set: 'capacity', course: 'random', values: [3, 5, 8], every: 3 },
      { set: 'capacity', niche: 'prose', course: 'success', strength: 2 },
      { set: 'capacity', deme: 'south', course: 'linear', points: [{ at: 5, value: 2 }, { at: 20, value: 30 }] }, // prettier-ignore
      { set: 'families', course: 'cycle', values: [['gru', 'rnn'], ['rnn', 'gru'], ['mlp']], every: 2 },
      { set: 'growth', course: 'random', values: [0.1, 0.2], every: 1 },
      { set: 'growth', course: 'random', values: [0.3, 0.2], every: 4 },
      { set: 'budget', course: 'bits', watch: 'prose', levels: [{ below: 2, value: 0.5 }] },
      { set: 'taste', niche: 'prose', course: 'steps', points: [{ at: 9, value: 7 }] },
    ),
    generations: 40,
  };
  const summary = { ...NOBODY_LIVED, lowestBits: { prose: 1.5 }, meanBits: { north: 2, south: 3 } };
  const interventions: Intervention[] = [
    { set: 'capacity', niche: 'prose', course: 'intervention', at: 12, value: 4 },
    { set: 'capacity', deme: 'north', course: 'intervention', at: 12, value: 6 },
  ];
  for (const opened of [0, 1, 12, 40]) {
    const settings = Array.from({ length: opened }, (_, generation) =>
      settingsAt(config, { seed: 1, generation }, generation % 7 > 3 ? summary : NOBODY_LIVED),
    );
    const asked = { config, settings, interventions: opened === 12 ? interventions : [], summary };
    const told = timeline(asked).map((row) =>
      [row.kind, row.generation, keyOf(row), said(row.value), row.by].join(' '),
    );
    expect(told.toSorted()).toEqual(slowly(asked).toSorted());
  }
});

it('draws once for a change, whatever the number of places', () => {
  const change: Change = { set: 'capacity', course: 'random', values: [1, 2, 3], every: 1 };
  const rows = timeline({ config: { ...configOf(change), generations: 200 }, settings: [] });
  const of = (deme: string) => rows.filter((row) => row.deme === deme).map((row) => [row.generation, row.value]);
  expect(of('south')).toEqual(of('north'));
  expect(of('north').length).toBeGreaterThan(100);
});

it('of a fork begins with the generation that it was forked from', () => {
  const config = { ...configOf(steps), generations: 6 };
  const settings = [settingsAt(config, { seed: 1, generation: 3 }, NOBODY_LIVED)];
  const rows = timeline({ config, first: 3, settings }).filter(({ deme }) => deme === 'north');
  expect(rows.map(({ kind, generation, value }) => [kind, generation, value])).toEqual([
    ['held', 3, 4],
    ['expected', 4, 6],
    ['planned', 3, 4],
    ['planned', 4, 6],
  ]);
});
