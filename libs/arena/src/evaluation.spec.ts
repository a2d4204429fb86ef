import { evaluationBlocks, type SymbolCosts, windowsOfBlock } from '#corpus';
import { evaluate, type HeldOutText, natsOfSymbols } from './evaluation';
import { fakeModel } from './testing/fake-model';

const CONTEXT = 6; // of the fake model
const BATCH = 4;

/** A text whose symbols are their positions, so that a loss shows which one was scored. */
const POSITIONS = Int32Array.from({ length: 2000 }, (_, position) => position + 1);
/** Costs that add nothing, except for some symbols. */
const costsWith = (unseen: readonly number[] = [], nats: Readonly<Record<number, number>> = {}): SymbolCosts => ({
  unseen: Float32Array.from({ length: 2001 }, (_, id) => (unseen.includes(id) ? 1 : 0)),
  nats: Float64Array.from({ length: 2001 }, (_, id) => nats[id] ?? 0),
});
const niche = (start: number, end: number, blockLength: number): HeldOutText => ({
  text: POSITIONS,
  blocks: evaluationBlocks({ start, end }, 1e6, blockLength),
  costs: costsWith(),
});
const weightsOf = (members: number) => new Float32Array(members);

test('each symbol of a block is scored once, on its own text up to it', async () => {
  const { model } = fakeModel(1, (target, _, read) => {
    expect(read).toEqual(target === 0 ? read : read.map((__, i) => target - read.length + i));
    return target; // the loss names the symbol: a sum over a block tells what it was made of
  });
  const heldOutText = niche(1600, 1800, 25);
  const [score] = await evaluate(model, weightsOf(1), [heldOutText], BATCH);
  expect(score.symbols).toBe(200);
  expect(score.blocks).toEqual(heldOutText.blocks.map(({ start }) => start + 1 + 12)); // mean of 25 consecutive numbers
  expect(score.nats).toBe(1600 + 1 + 99.5);
});

test('a uniform model costs log2 V bits a character, without any spread', async () => {
  const { model } = fakeModel(1, () => Math.log(2000));
  const [score] = await evaluate(model, weightsOf(1), [niche(1600, 1800, 25)], BATCH);
  expect(score.nats).toBeCloseTo(Math.log(2000), 6);
  expect(score.bitsPerCharacter).toBeCloseTo(Math.log2(2000), 6);
  expect(score.predictionEntropyBits).toBeCloseTo(Math.log2(2000) / 2, 6);
  expect(score.standardErrorNats).toBeCloseTo(0, 12);
});

test('the standard error is that of the block means', async () => {
  const { model } = fakeModel(1, (target) => target);
  const [{ blocks, standardErrorNats }] = await evaluate(model, weightsOf(1), [niche(1600, 1680, 10)], BATCH);
  expect(blocks).toHaveLength(8);
  // equally spaced by 10: variance 100 x (8^2 - 1) / 12 x 8 / 7, over 8 blocks
  expect(standardErrorNats).toBeCloseTo(Math.sqrt((100 * 63 * 8) / 12 / 7 / 8), 9);
});

test('members of one training group sit in niches of different length, each scored as if alone', async () => {
  const score = (target: number) => (target * 7919) % 13;
  const heldOutTexts = [niche(1600, 1800, 25), niche(100, 1900, 50), niche(900, 940, 5)];
  const together = await evaluate(fakeModel(3, score).model, weightsOf(3), heldOutTexts, BATCH);
  for (const [member, heldOutText] of heldOutTexts.entries()) {
    const [alone] = await evaluate(fakeModel(1, score).model, weightsOf(1), [heldOutText], BATCH);
    expect(together[member]).toEqual(alone);
  }
});

test('the size of a batch changes nothing, and every batch is full, or of all windows of the longest text', async () => {
  const heldOutTexts = [niche(1600, 1800, 25), niche(900, 940, 5)];
  const windows = heldOutTexts[0].blocks.flatMap((block) => windowsOfBlock(block, CONTEXT)).length;
  const run = async (batch: number) => {
    const { model, calls } = fakeModel(2, (target) => Math.sin(target));
    const scores = await evaluate(model, weightsOf(2), heldOutTexts, batch);
    expect(new Set(calls)).toEqual(new Set([2 * Math.min(batch, windows) * (CONTEXT + 1)]));
    return scores;
  };
  const scores = await run(1);
  for (const batch of [3, 4, 1000]) expect(await run(batch)).toEqual(scores);
});

test('a symbol costs what is told besides; for one that training never showed the model is not asked', async () => {
  const text = POSITIONS.map((position) => (position % 10 < 2 ? position % 10 : position));
  const heldOutText = { ...niche(1600, 1800, 25), text, costs: costsWith([1], { 0: Math.log(5), 1: 7 }) };
  const asked: (readonly number[])[] = [];
  const { model } = fakeModel(2, (target, member) => (target === 1 && member === 0 ? NaN : 1));
  const spied: typeof model = {
    ...model,
    loss: (weights, tokens, excluded) => {
      asked.push([...excluded!.keys()].filter((at) => excluded![at] === 1));
      return model.loss(weights, tokens, excluded);
    },
  };
  const [score] = await evaluate(spied, weightsOf(2), [heldOutText, niche(1600, 1800, 25)], BATCH);
  expect(score.nats).toBeCloseTo(0.9 + Math.log(5) / 10 + 7 / 10, 9);
  expect(asked.every((at) => at.join() === '1')).toBe(true);
});

test('a member that has diverged is reported, and its neighbours are not touched', async () => {
  const { model } = fakeModel(3, (_, member) => [2, NaN, Infinity][member]);
  const heldOutTexts = [niche(1600, 1800, 25), niche(1600, 1800, 25), niche(1600, 1800, 25)];
  const [sound, diverged, infinite] = await evaluate(model, weightsOf(3), heldOutTexts, BATCH);
  expect(sound.nats).toBe(2);
  expect(diverged.nats).toBeNaN();
  expect(infinite.nats).toBe(Infinity);
});

test('an heldOutText for every member, or an error', async () => {
  const { model } = fakeModel(2, () => 1);
  await expect(evaluate(model, weightsOf(2), [niche(1600, 1800, 25)], BATCH)).rejects.toThrow(RangeError);
});

test('symbol by symbol it is what the evaluation adds up, whatever the batch', async () => {
  const text = POSITIONS.map((position) => (position % 10 === 3 ? 3 : position));
  const heldOutText = { ...niche(1600, 1800, 25), text, costs: costsWith([3], { 3: 7 }) };
  const { model } = fakeModel(1, (target) => target);
  for (const batch of [1, 4, 1000]) {
    const nats = await natsOfSymbols(model, weightsOf(1), heldOutText, batch);
    expect([...nats]).toEqual([...text.subarray(1600, 1800)].map((id) => (id === 3 ? 7 : id)));
  }
});
