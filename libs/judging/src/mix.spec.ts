import { nGramNats, evaluationBlocks, WittenBell } from '#corpus';
import { evaluate, fitMixture } from '#arena';
import { mean } from '#base';
import {
  context,
  costs,
  create,
  membersOf,
  ranges,
  TEXT,
  texts,
  VOCABULARY,
  vocabulary,
  worker,
} from '../../workbench/src/testing/unigram-niche';
import type { MixJob } from '#tournament';
import { mix } from './mix';
import { NicheReaders } from '#workbench';

const lexicons = { sentiment: {}, familiar: [], common: [] } as never;

async function mixed(chances: readonly number[], more: Partial<MixJob> = {}) {
  const members = membersOf(chances);
  const job = { kind: 'mix', niche: 'moby', members, nGrams: false, vocabulary: VOCABULARY } as const;
  const sizes = { texts: [{ niche: 'moby', sha256: 'a' }], validationSymbols: 512, testSymbols: 800 };
  const readers = new NicheReaders(texts, async () => lexicons);
  return (await mix({ ...job, ...sizes, ...more }, worker, readers, context))!;
}

test('two who each know one of two symbols share alike, and their mixture is worth the ambiguity', async () => {
  const community = await mixed([0.8, 0.2]);
  const own = (Math.log(1 / 0.8) + Math.log(1 / 0.2)) / 2;
  expect(community.members.map(({ name, weight }) => [name, Number(weight.toFixed(6))])).toEqual([
    ['it-0-0', 0.5],
    ['it-0-1', 0.5],
  ]);
  expect(community).toMatchObject({ niche: 'moby', of: 2, carriers: 2, symbols: 800 });
  expect(community.nats).toBeCloseTo(Math.LN2 + costs.nats[1], 6);
  expect(community.ambiguityBits).toBeCloseTo((own - Math.LN2) / Math.LN2, 6);
  expect(community.equal.bitsPerCharacter).toBeCloseTo(community.bitsPerCharacter, 6);
  const members = mean(community.members.map(({ bitsPerCharacter }) => bitsPerCharacter!));
  expect(members - community.ambiguityBits!).toBeCloseTo(community.bitsPerCharacter, 6);
  // it learns as it reads: at most ln 2 nats in all and its shares more than the better of them
  expect(community.onlineBitsPerCharacter!).toBeLessThan((own + costs.nats[1]) / Math.LN2);
});

test('one alone is its own community: its evaluation, and no ambiguity', async () => {
  const community = await mixed([0.6]);
  const text = vocabulary.encode(TEXT);
  const blocks = evaluationBlocks(ranges.test, 800);
  const logits = Float32Array.of(-50, Math.log(0.6), Math.log(0.4));
  const [score] = await evaluate(create(), logits, [{ text, blocks, costs }], 16);
  expect(community.nats).toBeCloseTo(score.nats, 6);
  expect(community.standardErrorNats).toBeCloseTo(score.standardErrorNats, 6);
  expect(community).toMatchObject({ symbols: score.symbols, ambiguityBits: 0, carriers: 1 });
});

test('who adds nothing is left out, and the mixture is the same without', async () => {
  const [with_, without] = [await mixed([0.6, 0.9]), await mixed([0.6])];
  expect(with_.members.map(({ name }) => name)).toEqual(['it-0-0']);
  expect(with_.of).toBe(2);
  expect(with_.nats).toBeCloseTo(without.nats, 9);
});

test('n-grams mix too where they are asked for: of the training part, on the same symbols', async () => {
  const community = await mixed([0.5], { nGrams: true });
  expect(community.of).toBe(7);
  const names = community.members.map(({ name }) => name);
  expect(names[0]).toMatch(/^WB-/); // a text that repeats itself is theirs
  const train = TEXT.slice(ranges.train.start, ranges.train.end);
  const model = new WittenBell(new TextEncoder().encode(train), 5);
  const nats = nGramNats(model, TEXT, evaluationBlocks(ranges.test, 800));
  const order = Number(names[0].slice('WB-'.length));
  expect(community.members[0].bitsPerCharacter).toBeCloseTo(mean([...nats[order]]) / Math.LN2, 6);
  expect(community.bitsPerCharacter).toBeLessThan(0.1);
});

test('weights are fitted on validation alone', async () => {
  // both parts are alike here; the fit by hand is that of validation
  const validation = TEXT.slice(ranges.validation.start, ranges.validation.end);
  const rows = [0.9, 0.4].map((chance) =>
    [...validation].map((symbol) => -Math.log(symbol === 'a' ? chance : 1 - chance)),
  );
  const fit = fitMixture({ members: 2, symbols: validation.length, nats: Float32Array.from(rows.flat()) });
  const { members } = await mixed([0.9, 0.4]);
  expect(members.find(({ name }) => name === 'it-0-0')!.weight).toBeCloseTo(fit.weights[0], 2);
});
