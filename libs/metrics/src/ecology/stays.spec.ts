import { halfRecovery, memoryOf, type Stay } from './stays';

/** A hundred FLOPs a generation, from `from` on; prequential bits are one above the others. */
const stay = (corpus: string, from: number, ...bits: readonly number[]): Stay => ({
  corpus,
  generations: bits.map((own, at) => ({ bits: own, prequentialBits: own + 1, flopsSoFar: 100 * (from + at + 1) })),
});

describe('halfRecovery', () => {
  it('is between the generations that are above and below half, by generations and by FLOPs', () => {
    // 4 at first, 2 at best: half is at 3, half of the way from 3.5 to 2.5
    expect(halfRecovery([stay('a', 0, 9), stay('b', 1, 4, 3.5, 2.5, 2)])).toEqual({ generations: 1.5, flops: 150 });
  });

  it('on a return counts what the niche came to before, and is none before half of that is won back', () => {
    const before = [stay('a', 0, 5, 2), stay('b', 2, 3)];
    expect(halfRecovery([...before, stay('a', 3, 4, 3.5)])).toBeNull();
    expect(halfRecovery([...before, stay('a', 3, 4, 3.5, 3)])).toEqual({ generations: 2, flops: 200 });
  });

  it('is none where nothing was won or measured; who was not measured is passed by', () => {
    expect(halfRecovery([stay('a', 0, 2), stay('b', 1, 2, 2.5)])).toBeNull();
    expect(halfRecovery([stay('b', 0, 5, 3), stay('a', 2, 9), stay('b', 3, 3, 4)])).toBeNull();
    expect(halfRecovery([stay('a', 0, 2), stay('b', 1, NaN)])).toBeNull();
    expect(halfRecovery([stay('b', 0, 4, NaN, 2)])!.generations).toBeCloseTo(1, 12);
  });
});

describe('memoryOf', () => {
  it('compares a return with the first time, and with the end of the stay before', () => {
    const stays = [stay('a', 0, 5, 3), stay('b', 2, 4), stay('a', 3, 3.5, 2.8), stay('b', 5, 3.9), stay('a', 6, 3, 1)];
    const { savedBits, savedPrequentialBits, lostBits } = memoryOf(stays)!;
    expect([savedBits, savedPrequentialBits]).toEqual([2, 2]);
    expect(lostBits).toBeCloseTo(0.2, 12);
  });

  it('is none of a text that is new', () => {
    expect(memoryOf([stay('a', 0, 5), stay('b', 1, 4)])).toBeNull();
  });
});
