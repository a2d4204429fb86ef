import { prngOf } from '#base';
import { type CellOutcome, comparisonsOf, levelOfEach, resultsOf } from './results';

const ARMS = ['evolved', 'neutral', 'shuffled'].map((name) => ({ name, set: {} }));
const CONTRASTS = [
  { arm: 'evolved', to: 'neutral' },
  { arm: 'evolved', to: 'shuffled' },
];
const DESIGN = { arms: ARMS, factors: {}, contrasts: CONTRASTS };
const cell = (arm: string, seed: number, value: number, flops = 100, levels = {}): CellOutcome => {
  return { arm, seed, value, flops, levels };
};
const cells = (values: Readonly<Record<string, readonly number[]>>) =>
  Object.entries(values).flatMap(([arm, each]) => each.map((value, seed) => cell(arm, seed, value)));

it('has a row for each contrast of an arm, one for an arm without, and pairs by seed', () => {
  const rows = resultsOf(DESIGN, cells({ evolved: [1, 2, 3], neutral: [2, 3.5, 4], shuffled: [9, 9] }), 0.02);
  expect(
    rows.map(({ arm, differenceTo, seeds, pairs, mean, difference }) => [
      arm,
      differenceTo,
      seeds,
      pairs,
      mean,
      difference,
    ]),
  ).toEqual([
    ['evolved', 'neutral', 3, 3, 2, -3.5 / 3],
    ['evolved', 'shuffled', 3, 2, 2, -7.5],
    ['neutral', null, 3, 0, 9.5 / 3, null],
    ['shuffled', null, 2, 0, 9, null],
  ]);
  expect(rows[0].differenceDeviation).toBeCloseTo(Math.sqrt(1 / 12));
  expect(rows[0].interval![0]).toBeCloseTo(2 - 4.3027 / Math.sqrt(3), 3);
});

it('tells the difference of one seed without an interval, and says so', () => {
  const [row] = resultsOf(DESIGN, cells({ evolved: [1], neutral: [2] }), 0.02);
  expect(row).toMatchObject({
    difference: -1,
    differenceInterval: null,
    interval: null,
    reason: 'one seed has no interval',
  });
});

it('compares nothing where no seed has both, or compute differs by more than is tolerated', () => {
  const [none] = resultsOf(DESIGN, [cell('evolved', 1, 1), cell('neutral', 2, 1)], 0.02);
  expect(none).toMatchObject({ pairs: 0, difference: null, reason: 'no seed has finished in both arms' });
  const dear = [cell('evolved', 1, 1, 103), cell('evolved', 2, 1, 103), cell('neutral', 1, 2), cell('neutral', 2, 2)];
  expect(resultsOf(DESIGN, dear, 0.02)[0]).toMatchObject({
    difference: null,
    differenceInterval: null,
    computeDifference: expect.closeTo(0.03),
    reason: 'not at equal compute: 3 % more, where 2 % are tolerated',
  });
  expect(resultsOf(DESIGN, dear, 0.05)[0]).toMatchObject({ difference: -1 });
});

it('averages over levels of factors seed by seed, and tells each combination too', () => {
  const design = { ...DESIGN, factors: { depth: [{ level: 'low', set: {} }, { level: 'high', set: {} }] } }; // prettier-ignore
  const [low, high] = [{ depth: 'low' }, { depth: 'high' }];
  const outcomes = [
    ...[1, 2].flatMap((seed) => [cell('evolved', seed, seed, 100, low), cell('evolved', seed, seed + 2, 100, high)]),
    ...[1, 2].flatMap((seed) => [cell('neutral', seed, seed, 100, low), cell('neutral', seed, seed + 4, 100, high)]),
    cell('neutral', 3, 1, 100, low),
  ];
  const told = resultsOf(design, outcomes, 0.02).filter(({ differenceTo }) => differenceTo === 'neutral');
  expect(told.map(({ levels, pairs, difference }) => [levels, pairs, difference])).toEqual([
    [{}, 2, -1],
    [low, 2, 0],
    [high, 2, -2],
  ]);
  expect(comparisonsOf(design)).toBe(6);
  expect(levelOfEach(design)).toBeCloseTo(1 - 0.05 / 6);
});

it('all intervals hold together in at least 95 % of experiments', () => {
  const experiments = 2000;
  let missed = 0;
  for (let subject = 0; subject < experiments; subject++) {
    const prng = prngOf({ seed: 1, generation: 0, purpose: 'results.spec', subject });
    const noise = () => Array.from({ length: 6 }, () => prng.normal());
    const rows = resultsOf(DESIGN, cells({ evolved: noise(), neutral: noise(), shuffled: noise() }), 0.02);
    if (rows.some(({ differenceInterval }) => differenceInterval && differenceInterval[0] * differenceInterval[1] > 0))
      missed++;
  }
  expect(missed / experiments).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / experiments));
  expect(missed / experiments).toBeGreaterThan(0.03); // one contrast at 95 % alone would miss as often as 0.025 at least
});
