import { InvalidValueError, mean } from '#base';
import { countCodePoints, WittenBell } from '#corpus';
import { featuresOf } from './features';
import { scaleOf } from './scale';
import { scaleTexts } from './scale-texts';
import { REFERENCE, stream, TRAIN } from './testing/small-niche';

const ngram = new WittenBell(new TextEncoder().encode(TRAIN), 5);
const heldOut = 'the good cat sat on the whale. a hat sat on the mat. '.repeat(4);
const options = { ngram, heldOut, length: 60, each: 8 };

test('as many by each order as real ones, of one length', () => {
  const texts = scaleTexts(options, stream(1));
  expect(texts.map(({ by }) => by)).toEqual([0, 1, 2, 3, 4, 5, 'real'].flatMap((by) => new Array(8).fill(by)));
  expect(texts.every(({ text }) => countCodePoints(text) === 60)).toBe(true);
  expect(texts.filter(({ by }) => by === 'real').every(({ text }) => heldOut.includes(text))).toBe(true);
});

test('one stream gives one set; the population has no part in it', () => {
  expect(scaleTexts(options, stream(1))).toEqual(scaleTexts(options, stream(1)));
  expect(scaleTexts(options, stream(2))).not.toEqual(scaleTexts(options, stream(1)));
});

test('on its scale, real text is more fluent than noise', () => {
  const texts = scaleTexts(options, stream(1)).map(({ by, text }) => ({ by, features: featuresOf(text, REFERENCE) }));
  const scale = scaleOf(texts.map(({ features }) => features));
  const fluencyOf = (kind: number | 'real') =>
    mean(texts.filter(({ by }) => by === kind).map(({ features }) => features.fluency));
  for (const order of [0, 1, 2]) expect(fluencyOf('real')).toBeGreaterThan(fluencyOf(order));
  expect(fluencyOf(0)).toBeLessThan(scale.fluency.centre);
});

test('held-out text that has no room for a prompt and a text is refused', () => {
  expect(() => scaleTexts({ ...options, length: 200 }, stream(1))).toThrow(InvalidValueError);
});
