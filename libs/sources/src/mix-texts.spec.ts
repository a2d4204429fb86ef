import { mixTexts } from './mix-texts';
import { splitText } from '#corpus';

/** Symbols of a text of its own alphabet, each of which tells where it stands: in the plane beyond 0xffff. */
const textOf = (base: number, length: number): string =>
  Array.from({ length }, (_, at) => String.fromCodePoint(base + at)).join('');
const whole = (...ingredients: { text: string; share: number }[]): string => [...mixTexts(ingredients)].join('');
const [A, B] = [0x20000, 0x30000];
const [one, other] = [textOf(A, 50_000), textOf(B, 20_000)];
const places = (text: string, base: number): number[] =>
  Array.from(text, (symbol) => symbol.codePointAt(0)! - base).filter((at) => at >= 0 && at < 0x10000);

it('has shares as they are asked for, in each part, and is as long as the scarcer text allows', () => {
  const mixture = whole({ text: one, share: 3 }, { text: other, share: 1 });
  expect(Array.from(mixture).length).toBe(Math.floor((50_000 - 40) / 0.75));
  for (const part of Object.values({ ...splitText(mixture), ranges: mixture })) {
    const [first, second] = [places(part, A).length, places(part, B).length];
    expect(first / (first + second)).toBeCloseTo(0.75, 2);
  }
});

it('takes each part from the same part of each text, in order and once', () => {
  const mixture = splitText(whole({ text: one, share: 1 }, { text: other, share: 2 }));
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

it('takes turns all the way', () => {
  const mixture = whole({ text: one, share: 1 }, { text: other, share: 1 });
  const symbols = Array.from(mixture);
  for (let from = 0; from + 5000 < symbols.length; from += 5000) {
    const share = places(symbols.slice(from, from + 5000).join(''), B).length / 5000;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.7);
  }
});

it('is nothing of texts that are next to nothing', () => expect(whole({ text: 'ab', share: 1 })).toBe(''));
