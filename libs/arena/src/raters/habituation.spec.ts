import { FEATURE_NAMES, type TextFeatures } from './features';
import { rememberedSeen, seenIn, tiredTaste } from './habituation';
import { withTaste } from './heritable-taste';
import { chancesOf } from './judge';
import { goldRater } from './panel';
import type { FeatureScale } from './scale';

const scale = Object.fromEntries(
  FEATURE_NAMES.map((name) => [name, { centre: 0, spread: 1 }]),
) as unknown as FeatureScale;
const textOf = (rhyme: number): TextFeatures =>
  ({ ...Object.fromEntries(FEATURE_NAMES.map((name) => [name, 0])), rhyme }) as TextFeatures;
/** Of which the standard score is 1. */
const ONE = 4 * Math.atanh(1 / 4);
const RHYME = FEATURE_NAMES.indexOf('rhyme');

it('counts texts above the reference less those below, each as often as it was read', () => {
  const seen = seenIn([textOf(3), textOf(0.1), textOf(0.1), textOf(-9)], scale);
  expect(seen[RHYME]).toBe(0.5);
  expect(seen.filter((own) => own !== 0)).toHaveLength(1);
  expect(() => seenIn([], scale)).toThrow('read is []');
});

it('forgets what was seen by its memory', () => {
  const now = seenIn([textOf(1)], scale);
  const habituation = { strength: 1, memory: 0.75 };
  const first = rememberedSeen(null, now, habituation);
  expect([first[RHYME], rememberedSeen(first, now, habituation)[RHYME]]).toEqual([0.25, 0.4375]);
  expect(rememberedSeen(first, now, { ...habituation, memory: 0 })).toEqual(now);
});

/** Of gene w: a rater without biases, ties or fatigue. */
const raterOf = (w: number) => ({
  ...goldRater(),
  tieBand: 0,
  weights: { rhyme: Math.sign(w) },
  rationality: Math.abs(w),
});

it.each([
  [0.3, 1, 0],
  [-0.5, 2, 0.5],
  [0, 1, 0.8],
])('lets two styles live beside each other at 1/2 + w / (2 s), of gene %d and strength %d', (w, strength, memory) => {
  const habituation = { strength, memory };
  const read = (share: number): TextFeatures[] =>
    Array.from({ length: 1000 }, (_, at) => textOf(at < Math.round(1000 * share) ? ONE : -ONE));
  let [share, seen] = [0.9, null as readonly number[] | null];
  for (let generation = 0; generation < 400; generation++) {
    seen = rememberedSeen(seen, seenIn(read(share), scale), habituation);
    const rater = withTaste(raterOf(w), tiredTaste(raterOf(w), seen, habituation));
    const { first } = chancesOf(rater, textOf(ONE), textOf(-ONE), { scale, index: 0 });
    // of each battle between two of the deme the winner has a child, by a tenth of the deme a generation
    share += 0.1 * (share ** 2 + 2 * share * (1 - share) * first - share);
  }
  expect(Math.abs(share - (0.5 + w / (2 * strength)))).toBeLessThan(0.002);
});

it('keeps what is liked by all where nothing tires of it, and lets go of it once it is common enough', () => {
  const rater = raterOf(0.5);
  const preferred = (seen: number, strength: number): number => {
    const all = FEATURE_NAMES.map((name) => (name === 'rhyme' ? seen : 0));
    const tired = withTaste(rater, tiredTaste(rater, all, { strength, memory: 0 }));
    return chancesOf(tired, textOf(ONE), textOf(-ONE), { scale, index: 0 }).first;
  };
  expect(preferred(1, 0)).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
  expect(preferred(1, 0.5)).toBeCloseTo(0.5, 12);
  expect(preferred(1, 2)).toBeCloseTo(1 / (1 + Math.exp(3)), 12);
  expect(preferred(-1, 0.5)).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
});
