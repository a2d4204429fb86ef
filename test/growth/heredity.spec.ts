/** What a child of the same architecture is worth before it has learnt anything, in each mode of heredity, with real networks. */
import { DEFAULT_SEARCH_SPACE, express, randomGenome } from '#genome';
import { prngOf } from '#base';
import { createLanguageModelFactory } from '#networks';
import type { Life, TrainingMember, TrainJob } from '#tournament';
import { createTrainingHandlers } from '#training';
import { openWorkbench } from '#workbench';
import { filesInMemory } from './files-in-memory';

const factory = createLanguageModelFactory('onnx', { capacity: 20 });
afterAll(() => factory.dispose());

const { files, weights } = filesInMemory();
const text = { readBySha: async () => 'abac'.repeat(10_000) };
const bench = openWorkbench(factory, text, weights, () => Promise.reject(new Error('nobody reads')));
const jobs = createTrainingHandlers(bench);
const genome = randomGenome(DEFAULT_SEARCH_SPACE, prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'spec' }));
const { hyperparameters } = express(genome);
const SETTINGS = { warmupFraction: 0, dropout: 0, gradientNoise: 0, sparsity: 0, learningRate: 0.01 } as const;
const architecture = { family: 'gru', context: 8, embedding: 8, width: 16, depth: 1 } as const;

async function lived(
  generation: number,
  weightStep: number | null,
  change: Partial<TrainingMember> = {},
  settings: Partial<TrainJob> = {},
): Promise<Life> {
  const member: TrainingMember = {
    id: 'it',
    birth: { generation, slot: 0 },
    niche: 'a',
    hyperparameters: { ...hyperparameters, ...SETTINGS, optimizer: 'adamw' },
    donors: [],
    birthWeights: null,
    passed: [],
    ...change,
  };
  const job: TrainJob = {
    kind: 'train',
    seed: 1,
    generation,
    architecture,
    batchSize: 4,
    steps: 60,
    stretch: null,
    blending: 'linear',
    weightStep,
    shrink: 1,
    moments: true,
    members: [member],
    vocabulary: ['<unk>', 'a', 'b', 'c'],
    texts: [{ niche: 'a', sha256: 'a' }],
    validationSymbols: 1024,
    atBirth: true,
    probes: false,
    learning: null,
    ...settings,
  };
  const [outcome] = await jobs.train(job, { report: () => undefined, yieldToEventLoop: async () => undefined });
  if (!outcome.viable) throw new Error(outcome.cause);
  return outcome.life;
}

const from = (file: string | null) => ({
  donors: [{ weights: file!, optimizerState: null, architecture, share: 1 }],
});

test('of trained weights it has what its parent learned, of those at birth what its parent was born with, of genes neither', async () => {
  const parent = await lived(0, 0.05);
  expect(parent.validation.nats).toBeLessThan(parent.birthNats! - 0.3); // learning pays
  const lamarckian = await lived(1, null, from(parent.weights));
  const copied = await lived(1, 0, from(parent.birthWeights));
  const baldwinian = await lived(1, 0.05, from(parent.birthWeights));
  const darwinian = await lived(1, null);
  expect(lamarckian.birthNats).toBeCloseTo(parent.validation.nats, 6);
  expect(copied.birthNats).toBeCloseTo(parent.birthNats!, 6);
  expect(files.get(copied.birthWeights!)).toEqual(files.get(parent.birthWeights!));
  expect(baldwinian.birthNats).not.toBe(parent.birthNats);
  expect(Math.abs(baldwinian.birthNats! - parent.birthNats!)).toBeLessThan(0.1); // a small step
  expect(darwinian.inheritedFraction).toBe(0);
  expect(darwinian.birthWeights).toBeNull();
  // all are judged by what they learned
  for (const { validation, birthNats } of [copied, baldwinian, darwinian]) expect(validation.nats).toBeLessThan(birthNats! - 0.3); // prettier-ignore
});

test('who lives on learns on, and its children still start from what it was born with', async () => {
  const { birthWeights, weights: file, optimizerState } = await lived(0, 0.05);
  const own = { birth: { generation: 0, slot: 0 }, birthWeights };
  const donors = [{ weights: file, optimizerState, architecture, share: 1 }];
  const later = await lived(1, 0.05, { ...own, donors });
  expect(later.birthWeights).toBe(birthWeights);
  expect(later.inheritedFraction).toBe(1);
  expect(files.get(later.weights)).toEqual(files.get((await lived(1, null, { ...own, donors })).weights)); // no step
});

test('shrunk weights, where the network is another, start between those of the donor and fresh ones, without moments', async () => {
  const { weights: file, optimizerState, validation } = await lived(0, null);
  const donors = [{ weights: file, optimizerState, architecture, share: 1 }];
  const born = (shrink: number, width: number) =>
    lived(1, null, { donors }, { shrink, architecture: { ...architecture, width } });
  const nats = async (shrink: number, width: number) => (await born(shrink, width)).birthNats!;
  expect(await nats(1, 24)).toBeCloseTo(validation.nats, 4); // as its donor
  expect(await nats(0.5, 16)).toBeCloseTo(validation.nats, 4); // the same network: nothing shrinks
  const [some, none] = [await nats(0.5, 24), await nats(0, 24)];
  expect(some).toBeGreaterThan(validation.nats + 0.01);
  expect(none).toBeGreaterThan(some + 0.01);
  const stepsOf = async (shrink: number) =>
    files.get((await born(shrink, 24)).optimizerState!)!.find(({ name }) => name === 'steps')!.values[0];
  expect([await stepsOf(1), await stepsOf(0.5)]).toEqual([120, 60]);
});
