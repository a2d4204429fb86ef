import { evaluationBlocks, symbolsToScore, windowsOfBlock } from './evaluation-blocks';

describe('blocks', () => {
  test.each([
    [{ start: 1000, end: 101_000 }, 16_384, 256, 64],
    [{ start: 1000, end: 101_000 }, 16_400, 256, 64],
    [{ start: 80, end: 12_345 }, 5_000, 100, 50],
    [{ start: 7, end: 1007 }, 1000, 100, 10],
  ])('of %p, at most %i symbols: equal, apart, inside, from end to end', (heldOut, maximum, length, count) => {
    const blocks = evaluationBlocks(heldOut, maximum, length);
    expect(blocks).toHaveLength(count);
    expect(blocks[0].start).toBe(heldOut.start);
    expect(blocks[count - 1].end).toBe(heldOut.end);
    blocks.forEach(({ start, end }) => expect(end - start).toBe(length));
    const gaps = blocks.slice(1).map(({ start }, block) => start - blocks[block].end);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
  });

  test('a part short enough is scored whole but for a remainder shorter than a block', () => {
    const scored = evaluationBlocks({ start: 500, end: 500 + 2600 }, 1e6, 256).length * 256;
    expect(scored).toBe(2560);
  });

  test('a short part is cut into eight shorter blocks, so that it has a standard error', () => {
    const blocks = evaluationBlocks({ start: 800, end: 900 }, 1e6, 256);
    expect(blocks).toHaveLength(8);
    blocks.forEach(({ start, end }) => expect(end - start).toBe(12));
    expect(() => evaluationBlocks({ start: 0, end: 7 }, 1e6)).toThrow(RangeError);
    expect(() => evaluationBlocks({ start: 0, end: 1000 }, 7)).toThrow(RangeError);
  });
});

describe('windows', () => {
  const cases = [1, 2, 3, 8, 16, 31, 32, 64, 300].flatMap((context) =>
    [1, 12, 100, 256].map((length): [number, number] => [context, length]),
  );

  test.each(cases)(
    'of context %i score each symbol of a block of %i once, with half the context before it',
    (context, length) => {
      const block = { start: 800, end: 800 + length };
      const windows = windowsOfBlock(block, context);
      const scored = windows.flatMap((window) => {
        const symbols = Array.from(
          { length: window.scored.end - window.scored.start },
          (_, i) => window.scored.start + i,
        );
        symbols.forEach((symbol) => {
          expect(symbol - window.start).toBeGreaterThanOrEqual(context / 2);
          expect(symbol - window.start).toBeLessThanOrEqual(context);
        });
        return symbols;
      });
      expect(scored).toEqual(Array.from({ length }, (_, i) => block.start + i));
      windows.forEach(({ start }) => expect(start + context).toBeLessThan(block.end)); // reads nothing after the block
      expect(windows).toHaveLength(Math.ceil(length / (Math.floor(context / 2) + 1)));
    },
  );

  test.each([
    [4096, 16],
    [4096, 1024],
    [100, 64],
  ])('to score %d symbols with context %d reads all of each window', (scored, context) => {
    const blocks = evaluationBlocks({ start: 5000, end: 5000 + scored }, scored);
    const windows = blocks.flatMap((block) => windowsOfBlock(block, context));
    expect(symbolsToScore(scored, context)).toBe(windows.length * context);
  });

  test('a block without enough text before it is refused', () => {
    expect(() => windowsOfBlock({ start: 10, end: 100 }, 64)).toThrow(RangeError);
  });
});
