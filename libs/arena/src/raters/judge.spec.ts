import { chiSquareDeviate, InvalidValueError } from '#base';
import type { TextFeatures } from './features';
import { chancesOf, judge, type Choice } from './judge';
import type { Rater } from './rater';
import { featuresWith, PLAIN_SCALE, raterWith, stream } from './testing/small-niche';

const scale = PLAIN_SCALE;
const fluent = (steps: number, given: Partial<TextFeatures> = {}) =>
  featuresWith({ fluency: 100 * 4 * Math.atanh(steps / 4), ...given }); // so many bent steps up
const chances = (rater: Partial<Rater>, first: TextFeatures, second: TextFeatures, index = 0) =>
  chancesOf(raterWith(rater), first, second, { scale, index });
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

test('odds are e to the rationality times the difference of utilities', () => {
  const { first, second } = chances({ rationality: 2 }, fluent(1.5), fluent(1));
  expect(first).toBeCloseTo(logistic(1), 12);
  expect(second).toBeCloseTo(1 - logistic(1), 12);
});

test('the better is preferred, the more so the more rational', () => {
  const at = (rationality: number) => chances({ rationality }, fluent(1), fluent(0.5)).first;
  expect(at(0)).toBe(0.5);
  expect(at(1)).toBeGreaterThan(at(0));
  expect(at(5)).toBeGreaterThan(at(1));
  expect(chances({}, fluent(0.5), fluent(1)).first).toBeLessThan(0.5);
});

test('a tie has what a band of logistic noise gives it: tanh(band / 2) between equals', () => {
  const { first, second } = chances({ tieBand: 0.2 }, fluent(1), fluent(1));
  expect(1 - first - second).toBeCloseTo(Math.tanh(0.1), 12);
  expect(first).toBe(second);
  const apart = chances({ tieBand: 0.2 }, fluent(2), fluent(1));
  expect(apart.first).toBeCloseTo(logistic(0.8), 12);
  expect(apart.second).toBeCloseTo(logistic(-1.2), 12);
});

test('the first shown is favoured by the order bias, and only by it', () => {
  const { first, second } = chances({ orderBias: 0.5, lengthBias: 3 }, fluent(1), fluent(1));
  expect(first / second).toBeCloseTo(Math.exp(0.5), 12);
  const fair = chances({ lengthBias: 3, tieBand: 0.3, rationality: 9 }, fluent(1), fluent(1));
  expect(fair.first).toBe(fair.second);
});

test('a text twice as long gains three fifths of the length bias', () => {
  const { first } = chances({ lengthBias: 0.5 }, fluent(1, { length: 199 }), fluent(1, { length: 99 }));
  expect(first).toBeCloseTo(logistic(0.5 * 0.6), 12); // tanh(ln 2) = 3/5
  expect(chances({ lengthBias: 0.5 }, fluent(1), fluent(1, { length: 99 })).first).toBeLessThan(0.5);
});

test('fatigue takes rationality, battle by battle, and leaves biases', () => {
  const tired = chances({ rationality: 2, fatigue: Math.log(2) / 50, orderBias: 0.3 }, fluent(1), fluent(0), 50);
  expect(tired.first).toBeCloseTo(logistic(1 + 0.3), 12);
  const worn = chances({ rationality: 2, fatigue: 1, orderBias: 0.3 }, fluent(1), fluent(0), 1e6);
  expect(worn.first).toBeCloseTo(logistic(0.3), 12);
});

test('swapped sides swap the chances where there is no order bias', () => {
  const rater = { rationality: 1.3, lengthBias: 0.4, tieBand: 0.2 };
  const [a, b] = [fluent(1, { length: 10 }), fluent(-0.3, { length: 70 })];
  const [straight, swapped] = [chances(rater, a, b), chances(rater, b, a)];
  expect(swapped.first).toBeCloseTo(straight.second, 12);
  expect(swapped.second).toBeCloseTo(straight.first, 12);
});

test.each([0, 1, -2])('judgements come up with their chances (advantage of %d steps)', (steps) => {
  const rater = raterWith({ rationality: 0.7, orderBias: 0.2, tieBand: 0.4 });
  const [first, second] = [fluent(steps / 2), fluent(-steps / 2)];
  const prng = stream(steps + 10);
  const counts: Record<Choice, number> = { first: 0, tie: 0, second: 0 };
  const draws = 20_000;
  for (let draw = 0; draw < draws; draw++) counts[judge(rater, first, second, { scale, index: 3, prng })]++;
  const expected = chancesOf(rater, first, second, { scale, index: 3 });
  const tie = 1 - expected.first - expected.second;
  expect(
    chiSquareDeviate(
      [counts.first, counts.tie, counts.second],
      [expected.first, tie, expected.second].map((chance) => chance * draws),
    ),
  ).toBeLessThan(3.72); // once in 10,000
});

test('one stream gives one judgement, and each takes one number', () => {
  const [one, other] = [stream(1), stream(1)];
  judge(raterWith({}), fluent(1), fluent(0), { scale, index: 0, prng: one });
  other.uniform();
  expect(one.uint32()).toBe(other.uint32());
});

test.each([
  ['first.fluency', featuresWith({ fluency: NaN }), featuresWith({}), raterWith({}), 0],
  ['second.rhyme', featuresWith({}), featuresWith({ rhyme: Infinity }), raterWith({}), 0],
  ['first.length', { ...featuresWith({}), length: undefined as unknown as number }, featuresWith({}), raterWith({}), 0],
  ['rater spec', featuresWith({}), featuresWith({}), raterWith({ orderBias: NaN }), 0],
  ['rater spec', fluent(1), featuresWith({}), raterWith({ rationality: Infinity }), 0],
  ['index', featuresWith({}), featuresWith({}), raterWith({}), -1],
  ['index', featuresWith({}), featuresWith({}), raterWith({}), 0.5],
])('%s is refused', (field, first, second, rater, index) => {
  const act = () => judge(rater, first, second, { scale, index, prng: stream(1) });
  expect(act).toThrow(InvalidValueError);
  expect(act).toThrow(field);
});
