import { prngOf, sha256 } from '#base';
import { buildVocabulary, type Vocabulary } from '#corpus';
import { fakeModel } from '../testing/fake-model';
import { firstPassed } from './first-passed';
import { probe, type ProbeScores } from './probe';
import { PROBE_NAMES, type ProbeName } from './probes';

const BATCH = 8;
const CONTEXTS = [16, 32, 64];
const PROSE = prose(`the of and whale sea ship captain old white man said from over under deep water bone harpoon`);
const VOCABULARY = buildVocabulary([PROSE]);
const TEXT = VOCABULARY.encode(PROSE);
const [OPEN, CLOSE, MARK] = ['(', ')', '"'].map((symbols) => [...VOCABULARY.encode(symbols)]);
const UNIFORM = Math.log(VOCABULARY.size);

/** Sentences of three words each, one in four of them quoted, one word in ten within brackets. */
function prose(words: string): string {
  const prng = prngOf({ seed: 1, generation: 0, subject: 'spec', purpose: 'prose' });
  const sentence = () => {
    const topic = prng.shuffle(words.split(' ')).slice(0, 3);
    const word = () => (prng.integer(10) === 0 ? `(${prng.pick(topic)})` : prng.pick(topic));
    const said = Array.from({ length: 5 + prng.integer(15) }, word).join(' ');
    return prng.integer(4) === 0 ? `"${said}."` : `${said}.`;
  };
  return Array.from({ length: 300 }, sentence).join(' ');
}

type Rule = Parameters<typeof fakeModel>[1];

/** A number in [0, 1) that is a function of the symbols and the seed. */
const hash = (symbols: readonly number[], seed: number) =>
  parseInt(sha256(`${seed} ${symbols}`).slice(0, 8), 16) / 2 ** 32;
/** Sure of one symbol, uniform over the others. */
const guess = (guessed: number | undefined, target: number) => (guessed === target ? 0.1 : UNIFORM + 1);

async function run(rule: Rule, context = 32, seed = 1): Promise<readonly ProbeScores[]> {
  const { model } = fakeModel(1, rule, { context, vocabularySize: VOCABULARY.size });
  const material = { vocabulary: VOCABULARY, seed, texts: [TEXT] };
  return (await probe(model, new Float32Array(1), material, BATCH)).scores;
}

async function passes(rule: Rule, context = 32, seed = 1): Promise<ProbeName[]> {
  return firstPassed((await run(rule, context, seed))[0], []);
}

describe('a model without the ability fails all', () => {
  const rules: [string, (seed: number) => Rule][] = [
    ['a uniform one', () => () => UNIFORM],
    ['a unigram', (seed) => (target) => 6 * hash([target], seed)],
    ['a trigram', (seed) => (target, _, read) => 6 * hash([...read.slice(-2), target], seed)],
    ['a 5-gram', (seed) => (target, _, read) => 6 * hash([...read.slice(-4), target], seed)],
    ['one that grows surer with the position', () => (_target, _, read) => 5 - Math.log(read.length)],
    ['noise of all it read', (seed) => (target, _, read) => 6 * hash([...read, target], seed)],
  ];
  test.each(rules)('%s, at every context and seed', async (_, ruleOf) => {
    for (const context of CONTEXTS) {
      for (const seed of [1, 2, 3]) expect(await passes(ruleOf(seed), context, seed)).toEqual([]);
    }
  });

  test('one that likes what it has seen, but for learning in context', async () => {
    const cache: Rule = (target, _, read) => (read.includes(target) ? 1 : 5);
    for (const context of CONTEXTS) {
      expect((await passes(cache, context)).filter((name) => name !== 'in-context-learning')).toEqual([]);
    }
  });

  test('one that has diverged', async () => {
    const [scores] = await run(() => NaN);
    for (const name of PROBE_NAMES) expect(scores[name]?.passed).toBe(false);
  });
});

describe('a model with one ability passes its probe', () => {
  const copier: Rule = (target, _, read) => {
    const suffix = read.slice(-4).join();
    const at = read.findIndex((__, k) => k + 4 < read.length && read.slice(k, k + 4).join() === suffix);
    return guess(at < 0 ? undefined : read[at + 4], target);
  };
  const inductor: Rule = (target, _, read) => {
    const before = read.slice(0, -1).lastIndexOf(read[read.length - 1]);
    return guess(before < 0 ? undefined : read[before + 1], target);
  };
  const counter: Rule = (target, _, read) => {
    const depth = read.reduce((open, id) => open + Number(OPEN.includes(id)) - Number(CLOSE.includes(id)), 0);
    return CLOSE.includes(target) && depth > 0 ? 1 : 5;
  };
  const quoter: Rule = (target, _, read) =>
    MARK.includes(target) && read.filter((id) => MARK.includes(id)).length % 2 === 1 ? 1 : 5;
  // what copies also gains from context in the repetitive prose of this spec
  test.each<[string, Rule, ProbeName[]]>([
    ['copying', copier, ['copying']],
    ['induction, which copies strings too', inductor, ['copying', 'induction']],
    ['counting brackets', counter, ['bracket-closing']],
    ['tracking quotations', quoter, ['long-range-agreement']],
  ])('%s', async (_, rule, names) => {
    for (const context of CONTEXTS) {
      expect((await passes(rule, context)).filter((name) => name !== 'in-context-learning')).toEqual(names);
    }
  });

  test('learning from what was said far before', async () => {
    // a copier of so few texts gains some three standard errors: about half of all draws of texts show it
    const passed = async (context: number) => {
      const seeds = Array.from({ length: 12 }, (_, seed) => passes(copier, context, seed));
      return (await Promise.all(seeds)).filter((names) => names.includes('in-context-learning')).length;
    };
    expect(await passed(64)).toBeGreaterThanOrEqual(3);
    expect(await passed(16)).toBe(0);
  });

  test('but not backwards: what gets worse with help fails', async () => {
    for (const rule of [copier, inductor, counter, quoter]) {
      expect(await passes((...read) => 10 - rule(...read))).toEqual([]);
    }
  });

  it('tells how many nats help is worth', async () => {
    const [scores] = await run(copier);
    expect(scores.copying!.nats).toBeCloseTo(UNIFORM + 0.9, 1);
    expect(scores.induction).toEqual({ nats: 0, standardError: 0, passed: false });
  });
});

describe('a probe', () => {
  const present = (scores: ProbeScores) => PROBE_NAMES.filter((name) => scores[name] !== null);
  const presentWith = async (vocabulary: Vocabulary, text: Int32Array, context = 32) => {
    const { model } = fakeModel(1, () => 1, { context, vocabularySize: vocabulary.size });
    const material = { vocabulary, seed: 1, texts: [text] };
    return present((await probe(model, new Float32Array(1), material, BATCH)).scores[0]);
  };

  it('is absent where vocabulary, text or context have not what it takes', async () => {
    expect(await presentWith(VOCABULARY, TEXT)).toEqual(PROBE_NAMES);
    const dna = buildVocabulary(['ACGT']);
    expect(await presentWith(dna, dna.encode('ACGT'.repeat(200)))).toEqual(['in-context-learning']);
    const plain = PROSE.replaceAll(/["()]/g, '');
    const letters = buildVocabulary([plain]);
    expect(await presentWith(letters, letters.encode(plain))).toEqual(['copying', 'induction', 'in-context-learning']);
    const unquoted = VOCABULARY.encode(plain);
    expect(await presentWith(VOCABULARY, unquoted)).toEqual(['copying', 'induction', 'in-context-learning']);
    expect(await presentWith(VOCABULARY, TEXT.subarray(0, 20))).toEqual(['copying', 'induction']);
    expect(await presentWith(VOCABULARY, TEXT, 16)).not.toContain('in-context-learning');
    expect(await presentWith(VOCABULARY, TEXT, 8)).toEqual([]);
  });

  it('is the same for the same seed, another for another, whoever else is in the training group and whatever the batch', async () => {
    const rule: Rule = (target, _, read) => 6 * hash([...read, target], 1);
    const vocabularySize = VOCABULARY.size;
    const texts = [TEXT, TEXT.subarray(5_000), TEXT];
    const all = async (batch: number) => {
      const { model } = fakeModel(3, rule, { context: 32, vocabularySize });
      return (await probe(model, new Float32Array(3), { vocabulary: VOCABULARY, seed: 1, texts }, batch)).scores;
    };
    const [first, second, third] = await all(BATCH);
    const [alone] = await run(rule);
    expect(first).toEqual(alone);
    expect(third).toEqual(alone);
    expect(second.induction).toEqual(alone.induction);
    expect(second['in-context-learning']).not.toEqual(alone['in-context-learning']);
    expect(await all(1000)).toEqual([first, second, third]);
    expect((await run(rule, 32, 2))[0].induction).not.toEqual(alone.induction);
  });

  it('tells how many windows it scored of each member', async () => {
    const { model } = fakeModel(2, () => 1, { context: 8, vocabularySize: VOCABULARY.size });
    const few = { vocabulary: VOCABULARY, seed: 1, texts: [TEXT, TEXT] };
    expect((await probe(model, new Float32Array(2), few, BATCH)).windows).toEqual([0, 0]); // no probe fits the context
    const { model: longer } = fakeModel(2, () => 1, { context: 32, vocabularySize: VOCABULARY.size });
    const texts = [TEXT, TEXT.subarray(0, 20)]; // copying and induction alone draw their own
    const { scores, windows } = await probe(longer, new Float32Array(2), { ...few, texts }, BATCH);
    expect(windows[0]).toBeGreaterThan(windows[1]);
    expect(windows[1]).toBeGreaterThan(0);
    expect(scores).toHaveLength(2);
  });

  it('wants a text for every member', async () => {
    const { model } = fakeModel(2, () => 1);
    const material = { vocabulary: VOCABULARY, seed: 1, texts: [TEXT] };
    await expect(probe(model, new Float32Array(2), material, BATCH)).rejects.toThrow(RangeError);
  });
});

test('the first in its lineage passed what no ancestor did', () => {
  const score = (passed: boolean) => ({ nats: 1, standardError: 0.1, passed });
  const none = Object.fromEntries(PROBE_NAMES.map((name) => [name, score(false)])) as ProbeScores;
  const copies = { ...none, copying: score(true), induction: null };
  const both = { ...copies, induction: score(true) };
  expect(firstPassed(both, [])).toEqual(['copying', 'induction']);
  expect(firstPassed(both, ['copying'])).toEqual(['induction']);
  expect(firstPassed(copies, ['copying', 'induction'])).toEqual([]);
  expect(firstPassed(none, [])).toEqual([]);
});
