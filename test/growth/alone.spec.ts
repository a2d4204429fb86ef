/** A member of a training group becomes what it becomes alone, to the last bit: so a group that fails can be trained one by one. */
import { DEFAULT_SEARCH_SPACE, express, randomGenome } from '#genome';
import { prngOf } from '#base';
import { createLanguageModelFactory } from '#networks';
import type { CostedOutcome, TrainJob } from '#tournament';
import { createTrainingHandlers } from '#training';
import { openWorkbench } from '#workbench';
import { hasCompiler } from '../support/has-compiler';
import { filesInMemory } from './files-in-memory';

const GROUP = 4;
const TEXT = Array.from({ length: 20_000 }, (_, at) => 'abc'[((at * at) % 7) % 3]).join('');
const prng = (subject: number) => prngOf({ seed: 1, generation: 0, subject, purpose: 'spec' });

const founders = Array.from({ length: 400 }, (_, at) => express(randomGenome(DEFAULT_SEARCH_SPACE, prng(at))));
const families = [...new Set(founders.map(({ architecture }) => architecture.family))];

function jobOf(family: string): TrainJob {
  const like = founders.find(({ architecture }) => architecture.family === family)!;
  const members = founders.slice(0, GROUP).map(({ hyperparameters }, slot) => ({
    id: `spec-0-${slot}`,
    birth: { generation: 0, slot },
    niche: 'a',
    hyperparameters: { ...hyperparameters, optimizer: like.hyperparameters.optimizer, batchSize: 8 },
    donors: [],
    birthWeights: null,
    passed: [],
  }));
  return {
    kind: 'train',
    seed: 1,
    generation: 0,
    architecture: like.architecture,
    batchSize: 8,
    steps: 6,
    stretch: null,
    blending: 'linear',
    weightStep: null,
    shrink: 1,
    moments: true,
    members,
    vocabulary: ['<unk>', 'a', 'b', 'c'],
    texts: [{ niche: 'a', sha256: 'a' }],
    validationSymbols: 1024,
    atBirth: true,
    probes: true,
    learning: null,
  };
}

describe.each(['onnx', ...(hasCompiler ? ['native' as const] : [])] as const)('on %s', (engine) => {
  const factory = createLanguageModelFactory(engine, { capacity: 20 });
  afterAll(() => factory.dispose());

  it.each(families)('%s', async (family) => {
    const { files, weights } = filesInMemory();
    const bench = openWorkbench(factory, { readBySha: async () => TEXT }, weights, () =>
      Promise.reject(new Error('nobody reads')),
    );
    const { train } = createTrainingHandlers(bench);
    const told = (outcome: CostedOutcome) => {
      if (!outcome.viable) return outcome;
      const { life } = outcome;
      return {
        ...outcome,
        life: { ...life, weights: files.get(life.weights), optimizerState: files.get(life.optimizerState!) },
      };
    };
    const context = { report: () => undefined, yieldToEventLoop: async () => undefined };
    const job = jobOf(family);
    const together = await train(job, context);
    const alone: CostedOutcome[] = [];
    for (const member of job.members) alone.push(...(await train({ ...job, members: [member] }, context)));
    expect(together.map(({ viable }) => viable)).toContain(true);
    expect(alone.map(told)).toEqual(together.map(told));
  });
});
