import { setImmediate } from 'node:timers/promises';
import { type Ingredient, mixTexts } from './mix-texts';
import { splitText } from '#corpus';

/** Symbols of a text of its own alphabet, each of which tells where it stands: in the plane beyond 0xffff. */
const textOf = (base: number, length: number): string =>
  Array.from({ length }, (_, at) => String.fromCodePoint(base + at)).join('');
const whole = async (ingredients: readonly Ingredient[], most?: number): Promise<string> => {
  const pieces: string[] = [];
  for await (const piece of mixTexts(ingredients, most)) pieces.push(piece);
  return pieces.join('');
};
const [A, B] = [0x20000, 0x30000];
const [one, other] = [textOf(A, 50_000), textOf(B, 20_000)];
const places = (text: string, base: number): number[] =>
  Array.from(text, (symbol) => symbol.codePointAt(0)! - base).filter((at) => at >= 0 && at < 0x10000);

it('has shares as they are asked for, in each part, and is as long as the scarcer text allows', async () => {
  const mixture = await whole([
    { text: one, share: 3 },
    { text: other, share: 1 },
  ]);
  expect(Array.from(mixture).length).toBe(Math.floor((50_000 - 40) / 0.75));
  for (const part of Object.values({ ...splitText(mixture), ranges: mixture })) {
    const [first, second] = [places(part, A).length, places(part, B).length];
    expect(first / (first + second)).toBeCloseTo(0.75, 2);
  }
});

it('takes each part from the same part of each text, in order and once', async () => {
  const mixture = splitText(
    await whole([
      { text: one, share: 1 },
      { text: other, share: 2 },
    ]),
  );
  const [first, second] = [splitText(one), splitText(other)];
  for (const part of ['train', 'validation', 'test'] as const) {
    for (const [text, base] of [[first, A] as const, [second, B] as const]) {
      const at = places(mixture[part], base);
      const { start, end } = text.ranges[part];
      expect([at[0], at.every((place, index) => place === start + index), at[at.length - 1] < end]).toEqual([
        start,
        true,
        true,
      ]);
    }
  }
});

it('takes turns all the way', async () => {
  const mixture = await whole([
    { text: one, share: 1 },
    { text: other, share: 1 },
  ]);
  const symbols = Array.from(mixture);
  for (let from = 0; from + 5000 < symbols.length; from += 5000) {
    const share = places(symbols.slice(from, from + 5000).join(''), B).length / 5000;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.7);
  }
});

it('is nothing of texts that are next to nothing', async () =>
  expect(await whole([{ text: 'ab', share: 1 }])).toBe(''));

it('is no longer than it may be', async () => {
  const mixture = await whole([one, other].map((text) => ({ text, share: 1 })), 10_001); // prettier-ignore
  expect(Array.from(mixture).length).toBe(10_001);
  const { train } = splitText(mixture);
  expect([places(train, A).length, places(train, B).length]).toEqual([4000, 4000]);
});

it('lets others be served while it counts long texts and leaves out much of them', async () => {
  const mixture = mixTexts([
    { text: 'a'.repeat(4_000_000), share: 1 },
    { text: 'b'.repeat(4_000), share: 1 },
  ]);
  let [turns, ended] = [0, false];
  const others = (async () => {
    for (; !ended; turns++) await setImmediate();
  })();
  const waits: number[] = [];
  for (let done: boolean | undefined = false; !done;) {
    const before = turns;
    ({ done } = await mixture.next());
    waits.push(turns - before);
  }
  ended = true;
  await others;
  expect(waits[0]).toBeGreaterThan(10); // 4 million counted
  expect(Math.max(...waits.slice(1))).toBeGreaterThan(8); // 3.2 million left out before the part that validates
});
