import type { Change } from './change';
import { changesBetween } from './changes-between';
import { settingsAt } from './settings';
import { NOBODY_LIVED } from './summary';
import { configOf } from './testing/config-of';

const points = [
  { at: 1, value: 4 },
  { at: 3, value: 12 },
];
const CONFIG = configOf(
  { set: 'capacity', deme: 'north', course: 'steps', points },
  { set: 'families', niche: 'speech', course: 'cycle', values: [['gru'], ['rnn', 'gru']], every: 2 },
);

function changedIn(generation: number) {
  const [before, after] = [generation - 1, generation].map((at) => settingsAt(CONFIG, { seed: 1, generation: at }, NOBODY_LIVED)); // prettier-ignore
  return changesBetween(CONFIG, before, after).map(({ set, deme, niche, from, to, by }) => [
    set,
    deme ?? niche,
    from,
    to,
    by,
  ]);
}

it('tells what is other than in the generation before, and by which course', () => {
  expect(changedIn(1)).toEqual([['capacity', 'north', 12, 4, 'steps']]);
  expect(changedIn(2)).toEqual([['families', 'speech', ['gru'], ['rnn', 'gru'], 'cycle']]);
  expect(changedIn(3)).toEqual([['capacity', 'north', 4, 12, 'steps']]);
});

it('tells of what is set no more that it is as in the config again', () => {
  const below: Change = { set: 'budget', niche: 'prose', course: 'bits', levels: [{ below: 2, value: 0.5 }] };
  const config = configOf(below);
  const held = settingsAt(config, { seed: 1, generation: 1 }, { ...NOBODY_LIVED, lowestBits: { prose: 1 } });
  expect(changesBetween(config, held, [])).toMatchObject([{ set: 'budget', niche: 'prose', from: 0.5, to: 1 }]);
});

it('tells of no change where a list has the same in another order', () => {
  const values = [
    ['gru', 'rnn'],
    ['rnn', 'gru'],
  ];
  const config = configOf({ set: 'families', niche: 'speech', course: 'cycle', values, every: 1 });
  const [before, after] = [0, 1].map((generation) => settingsAt(config, { seed: 1, generation }, NOBODY_LIVED));
  expect([before[0].value, after[0].value]).toEqual(values);
  expect(changesBetween(config, before, after)).toEqual([]);
});
