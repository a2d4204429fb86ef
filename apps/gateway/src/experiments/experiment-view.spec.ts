import { experimentConfigSchema, type ExperimentConfig } from '#contracts';
import { rowsOf } from './experiment-view';
import { complete, controlsIn } from './known-controls';
import { BASE } from './testing/prepare-sound';

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
