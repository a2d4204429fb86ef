/** One who goes on with its weights and its optimizer's moments becomes what a longer training makes, to the last bit. */
import { DEFAULT_SEARCH_SPACE, express, OPTIMIZERS, type Optimizer, randomGenome } from '#genome';
import { prngOf } from '#base';
import { createLanguageModelFactory } from '#networks';
import type { Life, TrainJob } from '#tournament';
import { createTrainingHandlers } from '#training';
import { openWorkbench } from '#workbench';
import { filesInMemory } from './files-in-memory';

const factory = createLanguageModelFactory('onnx', { capacity: 20 });
afterAll(() => factory.dispose());

const { files, weights } = filesInMemory();
const text = { readBySha: async () => 'a'.repeat(20_000) }; // every window is the same
const bench = openWorkbench(factory, text, weights, () => Promise.reject(new Error('nobody reads')));
const jobs = createTrainingHandlers(bench);
const genome = randomGenome(DEFAULT_SEARCH_SPACE, prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'spec' }));
const { hyperparameters } = express(genome);
const SETTINGS = { warmupFraction: 0, schedule: 'linear', dropout: 0, gradientNoise: 0, sparsity: 0 } as const;
const architecture = { family: 'gru', context: 8, embedding: 8, width: 16, depth: 1 } as const;
const STEPS = 8;

async function train(job: Partial<TrainJob>, optimizer: Optimizer, from?: Life): Promise<Life> {
  const donor = from && { weights: from.weights, optimizerState: from.optimizerState, architecture, share: 1 };
  const member = {
    id: 'it',
    birth: { generation: 0, slot: 0 },
    niche: 'a',
    hyperparameters: { ...hyperparameters, ...SETTINGS, optimizer, learningRate: 0.01 },
    donors: donor ? [donor] : [],
    birthWeights: null,
    passed: [],
  };
  const [outcome] = await jobs.train(
    {
      kind: 'train',
      seed: 1,
      generation: 0,
      architecture,
      batchSize: 2,
      steps: STEPS,
      stretch: { from: 0, to: 1 },
      blending: 'linear',
      weightStep: null,
      shrink: 1,
      moments: true,
      members: [member],
      vocabulary: ['<unk>', 'a', 'b', 'c'],
      texts: [{ niche: 'a', sha256: 'a' }],
      validationSymbols: 1024,
      atBirth: false,
      probes: false,
      learning: null,
      ...job,
    },
    { report: () => undefined, yieldToEventLoop: async () => undefined },
  );
  if (!outcome.viable) throw new Error(outcome.cause);
  return outcome.life;
}

it.each(OPTIMIZERS)('by %s, where rates fall once over all of it', async (optimizer) => {
  const long = await train({ steps: 2 * STEPS }, optimizer);
  const half = await train({ stretch: { from: 0, to: 0.5 } }, optimizer);
  const whole = await train({ stretch: { from: 0.5, to: 1 }, generation: 1 }, optimizer, half);
  expect(whole.inheritedFraction).toBe(1);
  expect(files.get(whole.weights)).toEqual(files.get(long.weights));
  expect(files.get(whole.optimizerState!)).toEqual(files.get(long.optimizerState!));
  const forgetful = await train({ stretch: { from: 0.5, to: 1 }, generation: 1 }, optimizer, {
    ...half,
    optimizerState: null,
  });
  expect(files.get(forgetful.weights)).not.toEqual(files.get(long.weights));
});

it('keeps what was pruned at 0', async () => {
  const zerosOf = ({ weights: file }: Life) =>
    files.get(file)!.flatMap(({ values }) => [...values].map((value) => value === 0));
  const settings = { ...hyperparameters, ...SETTINGS, sparsity: 0.5, optimizer: 'adamw', learningRate: 0.01 } as const;
  const member = {
    id: 'it',
    birth: { generation: 0, slot: 0 },
    niche: 'a',
    hyperparameters: settings,
    birthWeights: null,
    passed: [],
  };
  const born = await train({ members: [{ ...member, donors: [] }] }, 'adamw');
  const { weights: file, optimizerState } = born;
  const donors = [{ weights: file, optimizerState, architecture, share: 1 }];
  const later = await train({ generation: 1, members: [{ ...member, donors }] }, 'adamw');
  expect(born.sparsity).toBeGreaterThan(0.3);
  expect(files.get(later.weights)).not.toEqual(files.get(file));
  expect(zerosOf(later)).toEqual(zerosOf(born));
});
