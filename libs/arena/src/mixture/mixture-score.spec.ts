import { mean, prngOf } from '#base';
import { scoreMixture } from './mixture-score';
import { OnlineMixture } from './online-mixture';
import type { SymbolNats } from './symbol-nats';

const [MEMBERS, SYMBOLS, SECTIONS] = [3, 40, 4];

/** Of a text in sections of two blocks, of which members know now this and now that. */
function sections(): SymbolNats[] {
  const prng = prngOf({ seed: 1, generation: 0, subject: 'spec', purpose: 'mixture score' });
  return Array.from({ length: SECTIONS }, () => {
    const nats = Float32Array.from({ length: MEMBERS * SYMBOLS }, () => -Math.log(0.01 + 0.99 * prng.uniform() ** 2));
    return { members: MEMBERS, symbols: SYMBOLS, nats };
  });
}

async function* inTurn() {
  for (const scored of sections()) yield { scored, lengths: [SYMBOLS / 2, SYMBOLS / 2] };
}

test('is the mean over all sections, of mixture, members and what learns as it reads by 1/256 spread evenly', async () => {
  const weights = [0.6, 0.3, 0.1];
  const score = await scoreMixture(weights, inTurn());
  const symbols = sections().flatMap(({ nats }) =>
    Array.from({ length: SYMBOLS }, (_, at) => weights.map((_, member) => nats[member * SYMBOLS + at])),
  );
  const paid = symbols.map((own) => -Math.log(own.reduce((sum, each, member) => sum + weights[member] * Math.exp(-each), 0))); // prettier-ignore
  expect(score.symbols).toBe(SYMBOLS * SECTIONS);
  expect(score.nats).toBeCloseTo(mean(paid), 6);
  expect(score.blocks.map((block) => block.toFixed(6))).toEqual(
    Array.from({ length: 2 * SECTIONS }, (_, at) => mean(paid.slice(20 * at, 20 * at + 20)).toFixed(6)),
  );
  score.memberNats.forEach((own, member) => expect(own).toBeCloseTo(mean(symbols.map((each) => each[member])), 6));
  const online = new OnlineMixture(MEMBERS, 1 / 256);
  expect(score.onlineNats).toBeCloseTo(mean(sections().map((each) => mean([...online.read(each)]))), 12);
  const byWeight = weights.reduce((sum, weight, member) => sum + weight * score.memberNats[member], 0);
  expect(score.ambiguityNats).toBeCloseTo(byWeight - score.nats, 10);
  expect(score.equal.ambiguityNats).toBeCloseTo(mean(score.memberNats) - score.equal.nats, 10);
});
