import { Vocabulary, splitText } from '#corpus';
import { cueOf, expressionOf, modulesOf, signalNames } from '#regulation';
import { prngOf } from '#base';
import type { SenseJob } from '#tournament';
import { newbornOf } from '../../tournament/src/testing/individuals';
import { bornRegulation, REGULATION } from '../../tournament/src/testing/regulation';
import { tournament } from '../../tournament/src/testing/world';
import { EncodedTexts } from '#workbench';
import { sense as senseIn } from './sense';
import { train } from './train';

const VOCABULARY = ['<unk>', 'a', 'b', 'c', 'd'];
const drawn = (symbols: readonly string[], subject: string): string => {
  const prng = prngOf({ seed: 1, generation: 0, purpose: 'sense spec', subject });
  return Array.from({ length: 4000 }, () => prng.pick(symbols)).join('');
};
const TEXTS: Readonly<Record<string, string>> = { one: drawn(['a', 'b'], 'one'), other: drawn(['c', 'd'], 'other') };
const texts = new EncodedTexts({ readBySha: async (sha256) => TEXTS[sha256] });
const config = { ...tournament.config, regulation: REGULATION };
const regulation = bornRegulation({ config, seed: 7 }, 0, { slot: 0, parents: [] }, new Map())!;
const OTHERS = [0.5, -0.25, 0, 1];
const CONTEXT = 8;
const TRUNK = { family: 'gru', context: CONTEXT, embedding: 4, width: 4, depth: 1 };

const context = { report: () => undefined, yieldToEventLoop: async () => undefined };
const sense = (job: SenseJob, from = texts) => senseIn(job, from, context);

const memberOf = (slot: number, sha256 = 'one', marks = regulation.marks): SenseJob['members'][number] => ({
  birth: { generation: 0, slot },
  context: CONTEXT,
  text: { niche: sha256, sha256 },
  signals: OTHERS,
  regulation: { ...regulation, marks },
});
const jobOf = (...members: SenseJob['members']): SenseJob => {
  return {
    kind: 'sense',
    seed: 7,
    generation: 0,
    projection: 7,
    symbols: 64,
    dimensions: 4,
    members,
    vocabulary: VOCABULARY,
  };
};

it('reads what training begins with, to the symbol', async () => {
  const seen: number[] = [];
  const nothing = { loss: Float32Array.of(1), entropy: Float32Array.of(1) };
  const model = { train: async (state: object, tokens: Int32Array) => (seen.push(...tokens), { state, ...nothing }) };
  const symbols = new Vocabulary(VOCABULARY).encode(TEXTS.one);
  const own = { symbols, ranges: splitText(TEXTS.one).ranges, costs: undefined as never };
  const member = {
    id: 'it',
    birth: { generation: 0, slot: 3 },
    hyperparameters: newbornOf({}).phenotype.hyperparameters,
  };
  const job = { seed: 7, generation: 0, steps: 3, batchSize: 4, members: [member], vocabulary: VOCABULARY, stretch: null, architecture: TRUNK }; // prettier-ignore
  const start = { weights: new Float32Array(1), stepsBefore: [0], isUntrained: [true] };
  await train(job as never, model as never, [], start as never, [own], context);
  const [{ signals }] = await sense(jobOf(memberOf(3)));
  expect(seen.length).toBeGreaterThan(64);
  expect(signals).toEqual([...cueOf(seen.slice(0, 64), VOCABULARY.length, 4, 7), ...OTHERS]);
});

it('expresses by cue, other signals and marks, in the order of the job', async () => {
  const sites = '2'.repeat(4);
  const marks = Object.fromEntries(
    modulesOf(regulation).map(({ id }) => [id, { methylation: sites, acetylation: 0, silence: 1 }]),
  );
  const members = [memberOf(0), memberOf(1, 'other'), memberOf(0, 'one', marks)];
  const [one, other, marked] = await sense(jobOf(...members));
  expect(one.signals).toHaveLength(signalNames(4).length);
  expect(one.expression).toEqual(expressionOf(regulation, one.signals, regulation.marks));
  expect(other.signals.slice(0, 4)).not.toEqual(one.signals.slice(0, 4));
  expect(marked.signals).toEqual(one.signals);
  marked.expression.forEach((expression, module) => expect(expression).toBeLessThan(one.expression[module]));
});

it('hears the same of one text whoever else is asked, and by its birth and generation alone', async () => {
  const [alone] = await sense(jobOf(memberOf(5)));
  const [, together] = await sense(jobOf(memberOf(4), memberOf(5)));
  expect(together).toEqual(alone);
  const [later] = await sense({ ...jobOf(memberOf(5)), generation: 1 });
  expect(later.signals).not.toEqual(alone.signals);
});

it('refuses a text that is shorter than a window, and signals that are too few', async () => {
  const short = new EncodedTexts({ readBySha: async () => 'abcdefghij' });
  await expect(sense(jobOf(memberOf(0)), short)).rejects.toThrow('symbols hold no window of 9');
  await expect(sense(jobOf({ ...memberOf(0), signals: [0] }), texts)).rejects.toThrow(/signals .* 8 numbers/);
});

it('tells progress, and yields, with each', async () => {
  const told: number[] = [];
  let yielded = 0;
  const sensed = await senseIn(jobOf(...[0, 1, 2, 3].map((slot) => memberOf(slot))), texts, {
    report: ({ fraction }) => told.push(fraction),
    yieldToEventLoop: async () => void yielded++,
  });
  expect([sensed.length, told.length, told.at(-1), yielded]).toEqual([4, 4, 1, 4]);
});
