import { prngOf } from '#base';
import { goodhartTrend, type ProxyAndGold } from './goodhart-trend';

const generation = (proxy: number, gold: number, standardError = 0.1): ProxyAndGold => ({
  proxy: { value: proxy, standardError },
  gold: { value: gold, standardError },
});
const history = (proxies: readonly number[], golds: readonly number[]) =>
  proxies.map((proxy, k) => generation(proxy, golds[k]));

test('is flagged where the proxy rises and gold falls, and in no other case', () => {
  const [up, down, flat] = [
    [0, 1, 2],
    [2, 1, 0],
    [0, 0.01, 0],
  ];
  expect(goodhartTrend(history(up, down))!.flagged).toBe(true);
  for (const [proxy, gold] of [
    [up, up],
    [down, up],
    [down, down],
    [up, flat],
    [flat, down],
  ]) {
    expect(goodhartTrend(history(proxy, gold))!.flagged).toBe(false);
  }
});

test('slopes and their errors are those of two points and of three', () => {
  const two = goodhartTrend([generation(1, 5, 0.3), generation(2, 4.5, 0.4)])!;
  expect(two.proxy.value).toBeCloseTo(1, 12);
  expect(two.proxy.standardError).toBeCloseTo(0.5, 12); // 3, 4, 5
  expect(two.gold.value).toBeCloseTo(-0.5, 12);
  const three = goodhartTrend(history([0, 9, 1], [0, 0, 0]))!;
  expect(three.proxy.value).toBeCloseTo(0.5, 12); // the middle does not turn it
  expect(three.proxy.standardError).toBeCloseTo(0.1 / Math.SQRT2, 12);
});

test('only the last generations count, and one alone says nothing', () => {
  const peaked = history([0, 1, 2, 3, 4, 5, 6, 7], [0, 2, 4, 6, 5, 4, 3, 2]);
  expect(goodhartTrend(peaked)!.flagged).toBe(true);
  expect(goodhartTrend(peaked, { window: 8 })!.flagged).toBe(false); // gold rose as much as it fell
  expect(goodhartTrend(peaked.slice(0, 4))!.flagged).toBe(false);
  expect(goodhartTrend(peaked.slice(0, 1))).toBeNull();
});

test('a rising proxy over flat gold is flagged once in 40 times', () => {
  const prng = prngOf({ seed: 1, generation: 0, subject: 'spec', purpose: 'goodhart' });
  const trials = 4_000;
  const flags = Array.from({ length: trials }, () =>
    goodhartTrend(Array.from({ length: 5 }, (_, time) => generation(time, 0.1 * prng.normal()))),
  ).filter((trend) => trend!.flagged).length;
  expect(Math.abs(flags - trials / 40)).toBeLessThan(4 * Math.sqrt(trials / 40));
});
