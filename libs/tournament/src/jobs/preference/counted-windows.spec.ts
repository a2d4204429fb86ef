import { countedWindows, pack, sumsOverPlaces } from './counted-windows';

/** Symbols that tell their place: a prompt from -1 downwards, a continuation from 1 upwards. */
const textOf = (prompt: number, length: number) => ({
  prompt: Array.from({ length: prompt }, (_, at) => at - prompt),
  continuation: Array.from({ length }, (_, at) => at + 1),
});

describe.each([2, 5, 8])('a context of %d', (context) => {
  test.each([1, 2, 4, 7, 40])('a prompt of %d: each symbol of the continuation counts once, in order', (prompt) => {
    for (const length of [1, 2, 7, 8, 9, 30]) {
      const windows = countedWindows(textOf(prompt, length), context);
      const counted = windows.flatMap(({ tokens, places }) => [...tokens.slice(1)].filter((_, at) => places[at] === 1));
      expect(counted).toEqual(textOf(prompt, length).continuation);
      for (const { tokens, places } of windows) {
        expect([tokens.length, places.length]).toEqual([context + 1, context]);
        expect(places.some((place) => place === 1)).toBe(true);
      }
    }
  });
});

test('half a context of the prompt goes before', () => {
  const [first, second] = countedWindows(textOf(9, 4), 4);
  expect([...first.tokens]).toEqual([-2, -1, 1, 2, 3]);
  expect([...first.places]).toEqual([0, 1, 1, 1]);
  expect([...second.tokens]).toEqual([3, 4, 0, 0, 0]);
  expect([...second.places]).toEqual([1, 0, 0, 0]);
});

test('no continuation, no window', () => expect(countedWindows(textOf(9, 0), 4)).toEqual([]));

test('rows without a window are blank', () => {
  const [window] = countedWindows(textOf(2, 2), 4);
  const { tokens, places } = pack([undefined, window], 4);
  expect([...tokens]).toEqual([0, 0, 0, 0, 0, ...window.tokens]);
  expect([...places]).toEqual([0, 0, 0, 0, ...window.places]);
});

test('scores are summed over the places that count, of every member and window', async () => {
  const windows = [countedWindows(textOf(3, 100), 4), countedWindows(textOf(3, 10), 4)];
  const scoreOf = async (tokens: Int32Array) => Float32Array.from(tokens.filter((_, at) => at % 5 > 0)); // the target itself
  const sums = await sumsOverPlaces(windows, 4, scoreOf);
  expect(sums.map((own) => own.length)).toEqual(windows.map((own) => own.length));
  expect(sums.map((own) => own.reduce((a, b) => a + b))).toEqual([5050, 55]);
});
