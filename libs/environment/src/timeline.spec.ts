import type { Change } from './change';
import { settingsAt } from './settings';
import { NOBODY_LIVED } from './summary';
import { configOf } from './testing/config-of';
import { timelineOf } from './timeline';

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
  return timelineOf({ config, seed: 1, held, interventions, summary })
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
  const rows = timelineOf({ config, seed: 1, held: [], interventions: [], summary: NOBODY_LIVED });
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
