/** What gates do to lives: what is silent is frozen, costs nothing, and is there again when it opens. */
import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import { type Architecture, DEFAULT_SEARCH_SPACE, express, randomGenome } from '#genome';
import { pairedDifference } from '#arena';
import { prngOf } from '#base';
import { appraisalFlopsPerToken, computedArchitecture, forwardFlopsPerToken } from '#model';
import { createLanguageModelFactory } from '#networks';
import { type Life, planLife, type TrainingMember, type TrainJob } from '#tournament';
import { createTrainingHandlers } from '#training';
import { openWorkbench } from '#workbench';
import { createArenaHandlers } from '#judging';
import { filesInMemory } from './files-in-memory';

const factory = createLanguageModelFactory('onnx', { capacity: 20 });
afterAll(() => factory.dispose());

const { files, weights } = filesInMemory();
const TEXT = 'the cat sat on the mat and the rat sat on the hat; '.repeat(500);
const VOCABULARY = ['<unk>', ...[...new Set(TEXT)].sort()];
/** Every window of it is the same. */
const SAME = [{ niche: 'a', sha256: 'same' }];
const texts = { readBySha: async (sha256: string) => (sha256 === 'same' ? 'a'.repeat(20_000) : TEXT) };
const bench = openWorkbench(factory, texts, weights, () => Promise.reject(new Error('nobody reads')));
const jobs = { ...createTrainingHandlers(bench), ...createArenaHandlers(bench) };
const genome = randomGenome(DEFAULT_SEARCH_SPACE, prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'spec' }));
const { hyperparameters } = express(genome);
const SETTINGS = { ...hyperparameters, optimizer: 'adamw', learningRate: 0.01, warmupFraction: 0, dropout: 0, gradientNoise: 0, sparsity: 0 } as const; // prettier-ignore
const TRUNK: Architecture = { family: 'gru', context: 8, embedding: 8, width: 16, depth: 1 };
const modular = (modules: string): Architecture => ({ ...TRUNK, modules, adapterRank: 2 });
const THREE = modular('a b c');

function member(
  slot: number,
  architecture: Architecture,
  gates?: readonly number[],
  from?: Life,
  donor = architecture,
): TrainingMember {
  return {
    id: String(slot),
    birth: { generation: 0, slot },
    niche: 'a',
    architecture,
    gates,
    hyperparameters: SETTINGS,
    donors: from ? [{ weights: from.weights, optimizerState: from.optimizerState, architecture: donor, share: 1 }] : [],
    birthWeights: null,
    passed: [],
  };
}

async function train(members: readonly TrainingMember[], job: Partial<TrainJob> = {}): Promise<Life[]> {
  return (await outcomesOf(members, job)).map(({ life }) => life);
}

async function outcomesOf(members: readonly TrainingMember[], job: Partial<TrainJob> = {}) {
  const [{ architecture = TRUNK, gates }] = members;
  const outcomes = await jobs.train(
    {
      kind: 'train',
      seed: 1,
      generation: 0,
      architecture: computedArchitecture({ architecture, gates }),
      batchSize: 2,
      steps: 8,
      stretch: { from: 0, to: 1 },
      blending: 'linear',
      weightStep: null,
      shrink: 1,
      moments: true,
      members,
      vocabulary: VOCABULARY,
      texts: [{ niche: 'a', sha256: 'a' }],
      validationSymbols: 1024,
      atBirth: false,
      probes: false,
      learning: null,
      ...job,
    },
    { report: () => undefined, yieldToEventLoop: async () => undefined },
  );
  return outcomes.map((outcome) => {
    if (!outcome.viable) throw new Error(outcome.cause);
    return outcome;
  });
}

const tensorsOf = (file: string, id: string) => files.get(file)!.filter(({ name }) => name.includes(`module.${id}.`));
const scored = async (
  architecture: Architecture,
  { weights: file }: Life,
  gates?: readonly number[],
  part: 'train' | 'validation' = 'validation',
) => {
  const symbols = part === 'train' ? 2048 : 1024;
  const members = [{ id: 'it', niche: 'a', weights: file, gates }];
  const text = { vocabulary: VOCABULARY, texts: [{ niche: 'a', sha256: 'a' }] };
  const [score] = await jobs.evaluate({ kind: 'evaluate', part, symbols, architecture, members, ...text }, undefined as never); // prettier-ignore
  return score;
};
const evaluated = async (...asked: Parameters<typeof scored>): Promise<number> => (await scored(...asked)).nats;

test('a silent module keeps its weights and moments bit for bit, while the others learn', async () => {
  const [born] = await train([member(0, THREE)]);
  const [lived] = await train([member(0, THREE, [1, 0, 0.5], born)], { generation: 1 });
  for (const file of ['weights', 'optimizerState'] as const) {
    expect(tensorsOf(born[file]!, 'b').length).toBeGreaterThan(0);
    expect(tensorsOf(lived[file]!, 'b')).toEqual(tensorsOf(born[file]!, 'b'));
    for (const open of ['a', 'c']) expect(tensorsOf(lived[file]!, open)).not.toEqual(tensorsOf(born[file]!, open));
  }
  expect(await evaluated(THREE, lived, [1, 0, 0.5])).toBe(lived.validation.nats);
  expect(await evaluated(THREE, lived)).not.toBe(lived.validation.nats);
});

test('one whose modules are all silent lives as its trunk does, to the last bit', async () => {
  const [silent] = await train([member(0, THREE, [0, 0, 0])]);
  const [trunk] = await train([member(0, TRUNK)]);
  const ofTrunk = files.get(silent.weights)!.filter(({ name }) => !name.startsWith('module.'));
  expect(ofTrunk).toEqual(files.get(trunk.weights));
  expect(silent.validation).toEqual(trunk.validation);
});

test('two halves of a life are the whole of it, to the last bit', async () => {
  const gates = [0.7, 0, 0.2];
  const [whole] = await train([member(0, THREE, gates)], { steps: 16, texts: SAME });
  const [half] = await train([member(0, THREE, gates)], { stretch: { from: 0, to: 0.5 }, texts: SAME });
  const later = { stretch: { from: 0.5, to: 1 }, generation: 1, texts: SAME };
  const [other] = await train([member(0, THREE, gates, half)], later);
  expect(other.inheritedFraction).toBe(1);
  for (const file of ['weights', 'optimizerState'] as const) {
    expect(files.get(other[file]!)).toEqual(files.get(whole[file]!));
  }
});

test('members with other modules, in other order, train together as they do alone', async () => {
  const many = [member(0, THREE, [1, 0, 0.5]), member(1, modular('x y'), [0.3, 0.9]), member(2, modular('z'), [1])];
  const together = await train(many);
  for (const [at, one] of many.entries()) {
    const [alone] = await train([one]);
    files.get(together[at].weights)!.forEach(({ name, values }, tensor) => {
      const own = files.get(alone.weights)![tensor];
      expect(own.name).toBe(name);
      values.forEach((value, place) => expect(value).toBeCloseTo(own.values[place], 4));
    });
  }
});

test('modules are inherited by their ids, wherever they stand; what is new adds nothing', async () => {
  const [parent] = await train([member(0, THREE)]);
  const child = modular('c new a');
  const [born] = await train([member(1, child, undefined, parent, THREE)], { generation: 0, steps: 1, members: [{ ...member(1, child, undefined, parent, THREE), hyperparameters: { ...SETTINGS, learningRate: 0 } }] }); // prettier-ignore
  for (const id of ['a', 'c']) expect(tensorsOf(born.weights, id)).toEqual(tensorsOf(parent.weights, id));
  expect(await evaluated(child, born)).toBeCloseTo(await evaluated(THREE, parent, [1, 0, 1]), 6);
  expect(born.inheritedFraction).toBeLessThan(1);
});

test('an exported model has open modules alone, by their ids, with their gates', async () => {
  const [lived] = await train([member(0, THREE, [1, 0, 0.5])]);
  const job = { kind: 'export', individual: '0', niche: 'a', vocabulary: VOCABULARY, architecture: THREE, weights: lived.weights } as const; // prettier-ignore
  const exported = async (gates: readonly number[]) => {
    const { graph, metadataProps } = fromBinary(ModelProtoSchema, Buffer.from(await jobs.export({ ...job, format: 'onnx', gates }, undefined as never), 'base64')); // prettier-ignore
    const told = Object.fromEntries(metadataProps.map(({ key, value }) => [key, value]));
    const { modules } = JSON.parse(told['architecture']) as { modules?: string };
    const held = graph!.initializer.find(({ name }) => name === 'gates');
    return { modules, gates: told['gates'], held: held && [...new Float32Array(Uint8Array.from(held.rawData).buffer)] };
  };
  expect(await exported([1, 0, 0.5])).toEqual({ modules: 'a c', gates: '[1,0.5]', held: [1, 0.5] });
  expect(await exported([0, 0, 0])).toEqual({ modules: undefined, gates: undefined, held: undefined });
});

test('what is silent leaves more steps for the same FLOPs', () => {
  const budget = { trainingFlops: 1e9, maximumParameters: 1e6, memoryMiB: 1000 } as never;
  const plan = (gates: readonly number[]) => planLife({ architecture: THREE, gates, hyperparameters: SETTINGS }, VOCABULARY.length, budget); // prettier-ignore
  const [open, two, none] = [plan([1, 1, 1]), plan([1, 0, 1]), plan([0, 0, 0])];
  expect(two.steps).toBeGreaterThan(open.steps);
  expect(none.steps).toBeGreaterThan(two.steps);
  expect(none.steps).toBe(
    planLife({ architecture: TRUNK, hyperparameters: SETTINGS }, VOCABULARY.length, budget).steps,
  );
  expect(none.parameters).toBe(open.parameters);
});

test('a life tells what each module was worth: what it costs to do without, less the standard error', async () => {
  const gates = [1, 0, 0.5];
  const job = { steps: 60, worthSymbols: 2048 };
  const [{ life, moduleWorth, flops }] = await outcomesOf([member(0, THREE, gates)], job);
  const at = async (state: readonly number[]) => (await scored(THREE, life, state, 'train')).blocks;
  const worthWithout = async (state: readonly number[]): Promise<number> => {
    const { difference, standardError } = pairedDifference(await at(state), await at(gates));
    expect(standardError).toBeGreaterThan(0);
    return difference - standardError;
  };
  expect(moduleWorth![0]).toBeCloseTo(await worthWithout([0, 0, 0.5]), 5);
  expect(moduleWorth![2]).toBeCloseTo(await worthWithout([1, 0, 0]), 5);
  expect(moduleWorth![0]).toBeGreaterThan(0.01);
  expect(moduleWorth![1]).toBe(0); // it was silent
  const [without] = await outcomesOf([member(0, THREE, gates)], { steps: 60 });
  expect(without.moduleWorth).toBeUndefined();
  expect(without.life.validation).toEqual(life.validation);
  expect(flops.evaluation!).toBeGreaterThan(without.flops.evaluation!);
});

test('a duplicate starts as what it was copied from, and both together do what that did', async () => {
  const [parent] = await train([member(0, THREE)]);
  const child = modular('copy b a');
  const still = { ...member(1, child, undefined, parent, THREE), origins: { copy: 'a' }, hyperparameters: { ...SETTINGS, learningRate: 0 } }; // prettier-ignore
  const [born] = await train([still], { steps: 1 });
  expect(born.inheritedFraction).toBe(1);
  expect(await evaluated(child, born)).toBeCloseTo(await evaluated(THREE, parent, [1, 1, 0]), 5);
  const [later] = await train([{ ...member(1, child, undefined, born), origins: { copy: 'a' } }], { generation: 1 });
  expect(later.inheritedFraction).toBe(1); // it has its own by then, and nothing is shared again
});

test('donors with unlike modules are blended: what one alone has is as that one has it', async () => {
  const [one, other] = await train([member(0, modular('a b'), [1, 1]), member(1, modular('b c'), [1, 1])]);
  const donors = [one, other].map(({ weights: file }, at) => {
    return { weights: file, optimizerState: null, architecture: modular(at === 0 ? 'a b' : 'b c'), share: 0.5 };
  });
  const still = { ...member(2, THREE), donors, hyperparameters: { ...SETTINGS, learningRate: 0 } };
  const [born] = await train([still], { steps: 1 });
  expect(tensorsOf(born.weights, 'a')).toEqual(tensorsOf(one.weights, 'a'));
  expect(tensorsOf(born.weights, 'c')).toEqual(tensorsOf(other.weights, 'c'));
  const [ofOne, ofOther, mean] = [one, other, born].map(({ weights: file }) => tensorsOf(file, 'b')[0].values);
  mean.forEach((value, at) => expect(value).toBeCloseTo((ofOne[at] + ofOther[at]) / 2, 6));
});

test('an appraisal of many states takes fewer FLOPs than as many evaluations', () => {
  const deep: Architecture = { ...THREE, depth: 3 };
  const forward = forwardFlopsPerToken(deep, VOCABULARY.length);
  expect(appraisalFlopsPerToken(deep, VOCABULARY.length, 100)).toBeLessThan(20 * forward);
  const first = { ...deep, adapterPlace: 1 };
  expect(appraisalFlopsPerToken(first, VOCABULARY.length, 100)).toBeGreaterThan(20 * forward);
  const sum = 2 * 3 * deep.width;
  expect(appraisalFlopsPerToken(deep, VOCABULARY.length, 1)).toBe(forward + sum);
});
