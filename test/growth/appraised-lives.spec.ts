/** Regulation that evolves by evaluations of a network that has lived. */
import { prngOf } from '#base';
import { type Architecture, DEFAULT_SEARCH_SPACE, express, randomGenome } from '#genome';
import { appraisalFlopsPerToken, computedArchitecture, withPlaces } from '#model';
import { createLanguageModelFactory } from '#networks';
import { conceiveGenome, expressionOf, moduleGates, type RegulatoryGenome } from '#regulation';
import { createArenaHandlers } from '#judging';
import type { JobOf } from '#tournament';
import { createTrainingHandlers } from '#training';
import { openWorkbench } from '#workbench';
import { filesInMemory } from './files-in-memory';

const factory = createLanguageModelFactory('onnx', { capacity: 20 });
afterAll(() => factory.dispose());

const { files, weights } = filesInMemory();
const OTHER = 'that rat has the mat on the cat; hen sat no more then; '.repeat(2000);
const TEXT = 'the cat sat on the mat and the rat sat on the hat; '.repeat(2000);
const vocabulary = ['<unk>', ...[...new Set(TEXT + OTHER)].sort()];
const bench = openWorkbench(factory, { readBySha: async (sha256: string) => (sha256 === 'a' ? TEXT : OTHER) }, weights, () => Promise.reject(new Error('nobody reads'))); // prettier-ignore
const jobs = { ...createTrainingHandlers(bench), ...createArenaHandlers(bench) };
const texts = [{ niche: 'a', sha256: 'a' }];
const random = (purpose: string) => prngOf({ seed: 1, generation: 0, subject: 0, purpose });
const { hyperparameters } = express(randomGenome(DEFAULT_SEARCH_SPACE, random('spec')));
const SETTINGS = { ...hyperparameters, optimizer: 'adamw', learningRate: 0.01, warmupFraction: 0, dropout: 0, gradientNoise: 0, sparsity: 0 } as const; // prettier-ignore
const architecture: Architecture = { family: 'gru', context: 8, embedding: 8, width: 16, depth: 1, modules: 'm0 m1 m2', adapterRank: 2 }; // prettier-ignore
const RATES = { motif: 0.02, promoter: 0.02, strength: 0.2, step: 0.1, duplication: 0.5, loss: 0.5, inversion: 1, translocation: 1, recombination: 0.1 }; // prettier-ignore
const SIGNALS = [0.5, -0.5];
const context = { report: () => undefined, yieldToEventLoop: async () => undefined };
const founded = conceiveGenome(
  [],
  { modules: 3, mostModules: 3, hyperparameters: [], promoterBases: 32, factors: 3, mostFactors: 6, motifPositions: 6, motifs: null, rates: RATES, chromatin: 'off', appraisal: 'off' }, // prettier-ignore
  2,
  '0-0',
  random('founder'),
).genome;
const gatesOf = (genome: RegulatoryGenome) => moduleGates(genome, expressionOf(genome, SIGNALS, null));

/** One who learned with all modules open, so that its modules are worth something. */
async function lived(): Promise<string> {
  const birth = { generation: 0, slot: 0 };
  const member = { id: '0', birth, niche: 'a', architecture, hyperparameters: SETTINGS, donors: [], birthWeights: null, passed: [] }; // prettier-ignore
  const [outcome] = await jobs.train(
    { kind: 'train', seed: 1, generation: 0, architecture: computedArchitecture({ architecture }), batchSize: 4, steps: 60, stretch: null, blending: 'linear', weightStep: null, shrink: 1, moments: false, members: [member], vocabulary, texts, validationSymbols: 1024, atBirth: false, probes: false, learning: null }, // prettier-ignore
    context,
  );
  if (!outcome.viable) throw new Error(outcome.cause);
  return outcome.life.weights;
}

const appraisal = (file: string, settings: Partial<JobOf<'appraise'>['settings']> = {}): JobOf<'appraise'> => ({
  kind: 'appraise',
  seed: 1,
  generation: 0,
  birth: { generation: 0, slot: 0 },
  architecture,
  weights: file,
  regulation: { ...founded, marks: null },
  places: [{ text: texts[0], signals: SIGNALS }],
  settings: { candidates: 24, rounds: 3, symbols: 256, winner: 'best', rates: RATES, ...settings },
  validationSymbols: 2048,
  vocabulary,
});

async function known(job: JobOf<'appraise'>) {
  const { appraised, flops } = await jobs.appraise(job, context);
  return { appraised: appraised!, flops };
}

test('who wins expresses a network that does better, by as much as is told, and costs what was planned', async () => {
  const file = await lived();
  const { appraised, flops } = await known(appraisal(file));
  const nats = async (genes: RegulatoryGenome['genes']): Promise<number> => {
    const members = [{ id: '0', niche: 'a', weights: file, gates: gatesOf({ genes, chromatin: null }) }];
    const [score] = await jobs.evaluate({ kind: 'evaluate', part: 'validation', symbols: 2048, architecture, members, vocabulary, texts }, context); // prettier-ignore
    return score.nats;
  };
  const gain = (await nats(founded.genes)) - (await nats(appraised.genes));
  expect(gain).toBeGreaterThan(0.01);
  expect(Math.abs(appraised.gainNats - gain)).toBeLessThan(0.2 * gain); // the text is everywhere alike
  expect(appraised.genes.map(({ id }) => id)).toEqual(founded.genes.map(({ id }) => id));
  const windows = 4 * Math.ceil(64 / 5); // of context 8 five symbols are scored
  const perToken = (states: number) => appraisalFlopsPerToken(withPlaces(architecture, 3), vocabulary.length, states);
  expect(flops).toBe(windows * 8 * (3 * perToken(24) + perToken(2)));
  expect(await known(appraisal(file))).toEqual({ appraised, flops });
  const chance = await known(appraisal(file, { winner: 'random' }));
  expect(chance.appraised.gainNats).toBeLessThan(appraised.gainNats);
  expect(chance.flops).toBe(flops);
});

test('who wins is handed on where it does better on text that nothing was chosen by, alone', async () => {
  const file = await lived();
  const best = (await jobs.appraise(appraisal(file, { candidates: 64, rounds: 8 }), context)).appraised!;
  const born = { ...founded, genes: best.genes, marks: null }; // of which little can be made
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, slot) => {
      const job = appraisal(file, { candidates: 8, rounds: 1, symbols: 128 });
      return jobs.appraise({ ...job, regulation: born, birth: { generation: 0, slot } }, context);
    }),
  );
  const kept = outcomes.map(({ appraised }) => [appraised!.gainNats > 0, appraised!.genes === born.genes]);
  expect(new Set(kept.map(([gains]) => gains)).size).toBe(2);
  expect(kept.every(([gains, isBorn]) => gains !== isBorn)).toBe(true);
});

test('in two places it is told by the mean of both, each by what is sensed there', async () => {
  const file = await lived();
  const places = [
    { text: texts[0], signals: SIGNALS },
    { text: { niche: 'b', sha256: 'b' }, signals: [-0.5, 0.5] },
  ];
  const { appraised, flops } = await known({ ...appraisal(file), places });
  const nats = async (
    genes: RegulatoryGenome['genes'],
    { text, signals }: (typeof places)[number],
  ): Promise<number> => {
    const genome = { genes, chromatin: null };
    const gates = moduleGates(genome, expressionOf(genome, signals, null));
    const members = [{ id: '0', niche: text.niche, weights: file, gates }];
    const [score] = await jobs.evaluate({ kind: 'evaluate', part: 'validation', symbols: 2048, architecture, members, vocabulary, texts: [text] }, context); // prettier-ignore
    return score.nats;
  };
  const gains = await Promise.all(
    places.map(async (place) => (await nats(founded.genes, place)) - (await nats(appraised.genes, place))),
  );
  const gain = (gains[0] + gains[1]) / 2;
  expect(gain).toBeGreaterThan(0.01);
  expect(Math.abs(appraised.gainNats - gain)).toBeLessThan(0.2 * gain);
  expect(flops).toBe(2 * (await known(appraisal(file))).flops);
});

test('of a network whose losses are not finite nothing is known', async () => {
  const broken = files.get(await lived())!.map((tensor) => ({ ...tensor, values: tensor.values.map(() => Infinity) }));
  const { appraised, flops } = await jobs.appraise(appraisal(await weights.write(broken)), context);
  expect(appraised).toBeNull();
  expect(flops).toBeGreaterThan(0);
});

test('without modules nothing is evaluated, and nothing otherwise', async () => {
  const bare = { ...appraisal('nowhere'), architecture: { ...architecture, modules: undefined } };
  const { appraised, flops } = await known(bare as never);
  expect([appraised.genes, appraised.gainNats, flops]).toEqual([founded.genes, 0, 0]);
});
