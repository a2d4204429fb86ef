import { prngOf } from '#base';
import { type CellOutcome, comparisonsOf, levelOfEach, resultsOf } from './results';

const ARMS = ['evolved', 'neutral', 'shuffled'].map((name) => ({ name, set: {} }));
const CONTRASTS = [
  { arm: 'evolved', to: 'neutral' },
  { arm: 'evolved', to: 'shuffled' },
];
const DESIGN = { arms: ARMS, seeds: [0, 1, 2], factors: {}, contrasts: CONTRASTS, report: 'all' } as const;
const cell = (arm: string, seed: number, value: number, flops = 100, levels = {}): CellOutcome => {
  return { arm, seed, value, flops, trainingFlops: 0.8 * flops, levels, noOutcome: null };
};
const lost = (arm: string, seed: number, noOutcome: string): CellOutcome => {
  return { ...cell(arm, seed, 0), value: null, noOutcome };
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

it('tells what a cell spent on the mean, and of all that was spent the share that is training', () => {
  const spent = [
    { ...cell('evolved', 1, 1, 100), trainingFlops: 90 },
    { ...cell('evolved', 2, 1, 300), trainingFlops: 150 },
    { ...lost('evolved', 3, 'failed'), flops: 1e6 },
  ];
  const design = { ...DESIGN, seeds: [1, 2, 3], contrasts: [] };
  const [evolved, neutral] = resultsOf(design, spent, 0.02);
  expect(evolved).toMatchObject({ flops: 200, trainingShare: 0.6 });
  expect(neutral).toMatchObject({ flops: null, trainingShare: null });
});

it('tells the difference of one seed without an interval, and says so', () => {
  const [row] = resultsOf({ ...DESIGN, seeds: [0] }, cells({ evolved: [1], neutral: [2] }), 0.02);
  expect(row).toMatchObject({
    difference: -1,
    differenceInterval: null,
    interval: null,
    isFinal: false,
    reason: 'one seed has no interval',
  });
});

it('has no interval and no verdict where all seeds have the same difference', () => {
  const [row] = resultsOf(DESIGN, cells({ evolved: [1, 2, 3], neutral: [3, 4, 5], shuffled: [9, 9, 9] }), 0.02);
  expect(row).toMatchObject({
    difference: -2,
    differenceDeviation: 0,
    differenceInterval: null,
    isFinal: false,
    reason: 'no spread over seeds',
  });
});

it('widens intervals by how many outcomes are told at once', () => {
  expect(levelOfEach(DESIGN, 5)).toBeCloseTo(1 - 0.05 / 10, 12);
});

it('compares nothing where no seed has both, or compute differs by more than is tolerated', () => {
  const apart = [cell('evolved', 1, 1), lost('neutral', 1, 'failed'), cell('neutral', 2, 1), lost('evolved', 2, 'failed')]; // prettier-ignore
  expect(resultsOf({ ...DESIGN, seeds: [1, 2] }, apart, 0.02)[0]).toMatchObject({
    pairs: 0,
    isFinal: false,
    difference: null,
    reason: '0 of 2 seeds; without an outcome: neutral 1 (failed), evolved 1 (failed)',
  });
  const dear = [cell('evolved', 1, 1, 103), cell('evolved', 2, 1, 103), cell('neutral', 1, 2), cell('neutral', 2, 2.5)];
  const design = { ...DESIGN, seeds: [1, 2] };
  expect(resultsOf(design, dear, 0.02)[0]).toMatchObject({
    isFinal: false,
    difference: null,
    differenceInterval: null,
    computeDifference: expect.closeTo(0.03, 6),
    reason: 'not at equal compute: evolved has 3 % more FLOPs than neutral, where 2 % are tolerated',
  });
  expect(resultsOf(design, dear, 0.0295)[0]).toMatchObject({ isFinal: false, difference: null });
  expect(resultsOf(design, dear, 0.0305)[0]).toMatchObject({ difference: -1.25, isFinal: true });
});

it('says which cells are missing, and comes to no verdict without them', () => {
  const some = [
    ...cells({ evolved: [1, 2], neutral: [2, 4], shuffled: [3, 3, 3] }),
    lost('evolved', 2, 'nobody lives in moby at the end'),
    lost('neutral', 2, 'has not ended'),
  ];
  const [neutral, shuffled] = resultsOf(DESIGN, some, 0.02);
  expect(neutral).toMatchObject({
    pairs: 2,
    isFinal: false,
    difference: -1.5,
    reason: '2 of 3 seeds; without an outcome: evolved 1 (nobody lives in moby at the end), neutral 1 (has not ended)',
  });
  expect(shuffled.reason).toBe('2 of 3 seeds; without an outcome: evolved 1 (nobody lives in moby at the end)');
  const whole = resultsOf(DESIGN, cells({ evolved: [1, 2, 3], neutral: [2, 4, 5], shuffled: [3, 3, 4] }), 0.02);
  expect(whole.slice(0, 2).map(({ isFinal, reason }) => [isFinal, reason])).toEqual([
    [true, null],
    [true, null],
  ]);
});

const DEPTH = { depth: [{ level: 'low', set: {} }, { level: 'high', set: {} }] }; // prettier-ignore
const [LOW, HIGH] = [{ depth: 'low' }, { depth: 'high' }];

it('averages over levels only where each of them is at equal compute', () => {
  const both = (seed: number): CellOutcome[] => [
    cell('evolved', seed, 1, 100, LOW),
    cell('neutral', seed, 2, 80, LOW),
    cell('evolved', seed, 1, 80, HIGH),
    cell('neutral', seed, 2, 100, HIGH),
  ];
  const design = { ...DESIGN, seeds: [1, 2], factors: DEPTH, contrasts: CONTRASTS.slice(0, 1) };
  const [average] = resultsOf(design, [...both(1), ...both(2)], 0.02);
  expect(average).toMatchObject({
    levels: {},
    difference: null,
    isFinal: false,
    mostMoreCompute: expect.closeTo(0.25, 6),
    reason: expect.stringMatching(/^not at equal compute: evolved has 25 % more FLOPs than neutral/),
  });
});

it('compares averages alone where these alone are reported, with intervals as narrow as that allows', () => {
  const seeds = [1, 2, 3];
  const all = seeds.flatMap((seed) =>
    [LOW, HIGH].flatMap((levels) => [cell('evolved', seed, seed, 100, levels), cell('neutral', seed, 2, 100, levels)]),
  );
  const design = { ...DESIGN, seeds, factors: DEPTH, contrasts: CONTRASTS.slice(0, 1) };
  const averaged = { ...design, report: 'averaged' } as const;
  expect([comparisonsOf(design), comparisonsOf(averaged)]).toEqual([3, 1]);
  const rows = resultsOf(averaged, all, 0.02);
  expect(rows.filter(({ differenceTo }) => differenceTo).map(({ levels }) => levels)).toEqual([{}]);
  expect(rows.filter(({ arm }) => arm === 'evolved').map(({ levels, mean }) => [levels, mean])).toEqual([
    [{}, 2],
    [LOW, 2],
    [HIGH, 2],
  ]);
  const width = ({ differenceInterval }: (typeof rows)[0]) => differenceInterval![1] - differenceInterval![0];
  expect(width(rows[0])).toBeLessThan(width(resultsOf(design, all, 0.02)[0]));
});

it('averages over levels of factors seed by seed, and tells each combination too', () => {
  const design = { ...DESIGN, seeds: [1, 2], factors: DEPTH };
  const [low, high] = [LOW, HIGH];
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

// Bits that six rivals cost more than evolution: 0.07 in seeds where they came upon the better network, a share of all, and 0.25 in the others.
it.each([
  [0.1, 0.79],
  [0.2, 0.68],
  [0.4, 0.92],
])(
  'where seeds are of two kinds, %d of them the rare one, they hold together in %d of experiments alone',
  (rare, held) => {
    const rivals = Array.from({ length: 6 }, (_, at) => `rival-${at}`);
    const seeds = Array.from({ length: 10 }, (_, seed) => seed);
    const arms = ['evolution', ...rivals].map((name) => ({ name, set: {} }));
    const contrasts = rivals.map((arm) => ({ arm, to: 'evolution' }));
    const experiments = 1000;
    let holding = 0;
    for (let subject = 0; subject < experiments; subject++) {
      const prng = prngOf({ seed: 2, generation: 0, purpose: 'results.spec', subject });
      const cost = () => (prng.uniform() < rare ? 0.07 + 0.02 * prng.normal() : 0.25 + 0.03 * prng.normal());
      const values = Object.fromEntries([
        ['evolution', seeds.map(() => 0.012 * prng.normal())],
        ...rivals.map((name) => [name, seeds.map(cost)]),
      ]);
      const rows = resultsOf({ ...DESIGN, arms, seeds, contrasts }, cells(values), 0.02);
      const truth = rare * 0.07 + (1 - rare) * 0.25;
      const told = rows.flatMap(({ differenceInterval }) => (differenceInterval ? [differenceInterval] : []));
      if (told.every(([low, high]) => low <= truth && truth <= high)) holding++;
    }
    expect(Math.abs(holding / experiments - held)).toBeLessThan(0.05);
  },
);
