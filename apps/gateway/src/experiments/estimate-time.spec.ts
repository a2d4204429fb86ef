import { configSchema } from '#contracts';
import type { EngineName } from '#engines';
import { plannedTrainingFlops, type TournamentConfig } from '#tournament';
import { estimateTime } from './estimate-time';

/** Of 10 lives a generation. */
function config(trainingFlops: number, generations = 2): TournamentConfig {
  const niches = [{ name: 'moby', demes: [{ name: 'moby', capacity: 10 }] }];
  return configSchema.parse({ name: 'it', generations, niches, budget: { trainingFlops } }) as TournamentConfig;
}
const plan = (of: TournamentConfig) => ({ config: of, flops: plannedTrainingFlops(of) });
const ran = (of: TournamentConfig, seconds: number, atOnce = 1, status: 'finished' | 'paused' = 'finished') => {
  return { status, config: of as unknown as Record<string, unknown>, seconds, atOnce };
};

it('takes the speed of tournaments with lives about as long, all their time together, and the share of workers', () => {
  const before = [
    ran(config(1e9), 10), // 2e10 FLOPs
    ran(config(3e9, 1), 40, 2), // 3e10 FLOPs
    ran(config(1e9), 999, 1, 'paused'),
    ran(config(1e11), 999),
    ran(config(1e8), 999),
  ];
  const { seconds, measured } = estimateTime([plan(config(1e9)), plan(config(1e9, 4))], 3, before, {
    engine: 'onnx',
    workers: 4,
    used: 2,
  });
  expect([seconds, measured]).toEqual([expect.closeTo(((3 * 6e10) / (5e10 / 30)) * 2, 6), 2]);
});

it('guesses by the engine where nothing like it ran', () => {
  const guess = (engine: EngineName) =>
    estimateTime([plan(config(1e9))], 1, [ran(config(1e11), 10)], { engine, workers: 2, used: 1 });
  expect(guess('onnx')).toEqual({ seconds: expect.closeTo(2e10 / 3e10, 6) as number, measured: 0 });
  expect(guess('native').seconds).toBeCloseTo(2e10 / 6e10, 6);
});
