import { countedWindows, pack, sumsOverCounted } from './counted-windows';

/** Symbols that encode their position: a prompt from -1 downwards, a continuation from 1 upwards. */
const textOf = (prompt: number, length: number) => ({
  prompt: Array.from({ length: prompt }, (_, at) => at - prompt),
  continuation: Array.from({ length }, (_, at) => at + 1),
});

describe.each([2, 5, 8])('a context of %d', (context) => {
  test.each([1, 2, 4, 7, 40])('a prompt of %d: each symbol of the continuation counts once, in order', (prompt) => {
    for (const length of [1, 2, 7, 8, 9, 30]) {
      const windows = countedWindows(textOf(prompt, length), context);
      const continuation = windows.flatMap(({ tokens, counted }) =>
        [...tokens.slice(1)].filter((_, at) => counted[at] === 1),
      );
      expect(continuation).toEqual(textOf(prompt, length).continuation);
      for (const { tokens, counted } of windows) {
        expect([tokens.length, counted.length]).toEqual([context + 1, context]);
        expect(counted.some((one) => one === 1)).toBe(true);
      }
    }
  });
});

test('half a context of the prompt goes before', () => {
  const [first, second] = countedWindows(textOf(9, 4), 4);
  expect([...first.tokens]).toEqual([-2, -1, 1, 2, 3]);
  expect([...first.counted]).toEqual([0, 1, 1, 1]);
  expect([...second.tokens]).toEqual([3, 4, 0, 0, 0]);
  expect([...second.counted]).toEqual([1, 0, 0, 0]);
});

test('no continuation, no window', () => expect(countedWindows(textOf(9, 0), 4)).toEqual([]));

test('rows without a window are blank', () => {
  const [window] = countedWindows(textOf(2, 2), 4);
  const { tokens, counted } = pack([undefined, window], 4);
  expect([...tokens]).toEqual([0, 0, 0, 0, 0, ...window.tokens]);
  expect([...counted]).toEqual([0, 0, 0, 0, ...window.counted]);
});

test('scores are summed over the targets that count, of every member and window', async () => {
  const windows = [countedWindows(textOf(3, 100), 4), countedWindows(textOf(3, 10), 4)];
  const scoreOf = async (tokens: Int32Array) => Float32Array.from(tokens.filter((_, at) => at % 5 > 0)); // the target itself
  const sums = await sumsOverCounted(windows, 4, scoreOf);
  expect(sums.map((own) => own.length)).toEqual(windows.map((own) => own.length));
  expect(sums.map((own) => own.reduce((a, b) => a + b))).toEqual([5050, 55]);
});
