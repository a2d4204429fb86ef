import { experimentConfigSchema, type ExperimentConfig } from '#contracts';
import { powerOf } from '#experiment';
import { type CellState, plannedTrainingFlops, type TournamentConfig } from '#tournament';
import { experimentMetricView, experimentPlanView, plansOf, rowsOf } from './experiment-view';
import { complete, controlsIn } from './known-controls';
import { BASE, prepare } from './testing/prepare-sound';

const configOf = (change: object = {}): ExperimentConfig =>
  experimentConfigSchema.parse({
    name: 'Pays',
    base: BASE,
    arms: [{ name: 'evolved' }, { use: 'neutral' }, { use: 'one-model' }],
    seeds: [1, 2, 3],
    compute: { tolerance: 1 },
    ...change,
  });

const runsOf = ({ arms, seeds }: ExperimentConfig, flops: number) =>
  arms.flatMap(({ name: arm }) =>
    seeds.map((seed) => {
      const outcome = arm === 'evolved' ? 2 + seed / 1000 : 3;
      const spent = arm === 'evolved' ? flops : 100;
      return { arm, levels: {}, seed, outcome, noOutcome: null, flops: spent, trainingFlops: spent };
    }),
  );

it.each([
  [50, true, null],
  [109, true, null],
  [111, false, 'no gain is told where evolution had over 10 % more FLOPs'],
  [155, false, 'no gain is told where evolution had over 10 % more FLOPs'],
])('tells a gain of an arm with %d FLOPs, where a control has 100: %s', (flops, isGain, reason) => {
  const config = configOf();
  const [row] = rowsOf(config, runsOf(config, flops), { isOfBits: true });
  expect(row).toMatchObject({ differenceTo: 'neutral', isFinal: true, isToControl: true, isGain, reason });
  expect(row).not.toHaveProperty('mostMoreCompute');
});

it('tells no gain of what is no bits', () => {
  const config = configOf();
  const [row] = rowsOf(config, runsOf(config, 100), { isOfBits: false });
  expect(row).toMatchObject({ isFinal: true, isToControl: false, isGain: false, reason: null });
});

it.each<[string, object, number]>([
  ['that evolves', {}, 2],
  ['of one generation', { generations: 1 }, 0],
  ['in which nobody is born', { breeding: { replacement: { scheme: 'survivors-only' } } }, 0],
  ['of clones', { breeding: { mutationRate: 0, crossoverRate: 0 } }, 0],
])('finds controls of a base %s', (_, change, count) => {
  expect(controlsIn(configOf({ base: { ...BASE, ...change } }))).toHaveLength(count);
});

it('takes what is left out for what it is by default, and nothing for a config that is none', () => {
  expect(complete(BASE)).toMatchObject({ breeding: { mutationRate: 0.15, replacement: { elites: 1 } } });
  expect(complete({ ...BASE, generations: 0 })).toBeNull();
});

it('plans what all tournaments spend on training, and what so many seeds find at the level of each interval', async () => {
  const seeds = { from: 1, count: 5 };
  const arms = [{ name: 'evolved' }, { use: 'neutral' }, { use: 'no-variation' }];
  const prepared = await prepare({ seeds, arms, outcome: { deviation: 0.03 } });
  const plan = experimentPlanView(prepared.experiment.config, plansOf(prepared), { seconds: 1, measured: 0 });
  const { config } = prepared.cells[0].tournament;
  expect(plan.arms.map(({ flops }) => flops)).toEqual(Array(3).fill(18e10)); // 3 generations of 6 lives of 1e10
  expect(plannedTrainingFlops(config as TournamentConfig)).toBe(18e10);
  expect([plan.cells, plan.flops]).toEqual([15, 15 * 18e10]);
  const { comparisons, level, power, detectable, detectableInUnit } = plan.power;
  expect([comparisons, level, power]).toEqual([2, 0.975, 0.8]);
  expect(powerOf(detectable!, 5, 0.025)).toBeCloseTo(0.8, 6);
  expect(detectableInUnit).toBeCloseTo(0.03 * detectable!, 12);
});

it('comes to no verdict on what is looked at afterwards, whatever its interval', () => {
  const config = configOf({ arms: [{ name: 'evolved' }, { use: 'neutral' }] });
  const cells = runsOf(config, 100).map((run, at) => {
    const cell = { ...run, tournamentId: `t${at}`, status: 'finished', generations: 1, niches: ['moby'], demes: [] };
    return cell as unknown as CellState;
  });
  const values = runsOf(config, 100).map(({ outcome }, at) => {
    return { tournamentId: `t${at}`, generation: 0, subject: 'moby', value: outcome };
  });
  const { rows } = experimentMetricView(config, cells, { name: 'meanBitsPerCharacter' }, values);
  expect(rows[0].differenceInterval![1]).toBeLessThan(0);
  expect(rows[0]).toMatchObject({ pairs: 3, isFinal: false, reason: 'looked at afterwards, no verdict' });
});

it('draws the mean of seeds by generation with its interval by Student', () => {
  const config = configOf({ arms: [{ name: 'evolved' }] });
  const cells = [1, 2, 3].map((seed) => {
    const cell = { tournamentId: `t${seed}`, arm: 'evolved', levels: {}, seed, status: 'finished', generations: 1 };
    return { ...cell, niches: ['moby'], demes: ['moby'] } as unknown as CellState;
  });
  const values = [2, 3, 7].map((value, at) => ({ tournamentId: `t${at + 1}`, generation: 0, subject: 'moby', value }));
  const { curves } = experimentMetricView(config, cells, { name: 'meanBitsPerCharacter' }, values);
  const [{ mean, interval, seeds }] = curves[0].points;
  const reach = (4.302653 * Math.sqrt(7)) / Math.sqrt(3); // Student's t of two degrees of freedom; the variance is 7
  expect([mean, seeds]).toEqual([4, 3]);
  expect(interval![0]).toBeCloseTo(4 - reach, 4);
  expect(interval![1]).toBeCloseTo(4 + reach, 4);
});
