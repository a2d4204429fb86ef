import { mean } from '#base';
import { evaluationBlocks } from '#corpus';
import { context, costs, membersOf, ranges, TEXT, VOCABULARY, worker } from '../../workbench/src/testing/unigram-niche';
import { ambiguity } from './ambiguity';
import { EncodedTexts } from '#workbench';

const measured = (chances: readonly number[], by = worker) => {
  const niche = { niche: 'moby', texts: [{ niche: 'moby', sha256: 'a' }], vocabulary: VOCABULARY } as const;
  return ambiguity({ kind: 'ambiguity', ...niche, members: membersOf(chances), symbols: 512 }, by, context);
};
const bits = (nats: number): number => nats / Math.LN2;

test('two who each know one of two symbols: their mean less the mixture, at equal and at fitted weights', async () => {
  const { equal, fitted } = await measured([0.8, 0.2]);
  const members = bits((Math.log(1 / 0.8) + Math.log(1 / 0.2)) / 2);
  expect(equal.bitsPerCharacter).toBeCloseTo(1 + bits(costs.nats[1]), 6);
  expect(equal.ambiguityBits).toBeCloseTo(members - 1, 6);
  expect(fitted.bitsPerCharacter).toBeCloseTo(equal.bitsPerCharacter!, 6);
  expect(fitted.ambiguityBits).toBeCloseTo(equal.ambiguityBits!, 6);
});

test('it is sum w KL(mixture || member) where symbols come as the mixture says, not the Jensen-Shannon divergence', async () => {
  const { ambiguityBits } = (await measured([0.9, 0.1])).equal; // the mixture and the text have both symbols alike
  const divergence = (from: number, to: number) => from * Math.log2(from / to) + (1 - from) * Math.log2((1 - from) / (1 - to)); // prettier-ignore
  expect(ambiguityBits).toBeCloseTo(mean([0.9, 0.1].map((chance) => divergence(0.5, chance))), 6);
  expect(ambiguityBits).toBeGreaterThan(1.3 * mean([0.9, 0.1].map((chance) => divergence(chance, 0.5))));
});

test('one alone has none, and fitted weights leave out who adds nothing', async () => {
  const [alone, both] = [await measured([0.5]), await measured([0.5, 0.999])];
  expect(alone.equal).toEqual(alone.fitted);
  expect(alone.equal.ambiguityBits).toBe(0);
  expect(both.fitted.bitsPerCharacter).toBeCloseTo(alone.equal.bitsPerCharacter!, 4);
  expect(both.equal.bitsPerCharacter).toBeGreaterThan(both.fitted.bitsPerCharacter!);
});

test('no symbol is paid for by weights that were fitted to it', async () => {
  const symbols = [...TEXT].fill('b');
  const blocks = evaluationBlocks(ranges.validation, 512);
  blocks.filter((_, at) => at % 2 === 0).forEach(({ start, end }) => symbols.fill('a', start, end));
  const text = 'ab'.repeat(100).concat(symbols.join('').slice(200)); // training shows both symbols
  const halves = { ...worker, texts: new EncodedTexts({ readBySha: async () => text }) };
  const { equal, fitted } = await measured([0.9, 0.1], halves);
  // fitted on the half of the other symbol, all weight is of who expects that one
  expect(fitted.bitsPerCharacter! - equal.bitsPerCharacter!).toBeCloseTo(Math.log2(0.5 / 0.1), 2);
});
