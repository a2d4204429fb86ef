import { chancesOf } from '../judge';
import { drawPanel, DEFAULT_PANEL } from '../panel';
import { featuresOf, FEATURE_NAMES, SENTIMENT_NAMES, type FeatureName } from '../features';
import { featuresWith, PLAIN_SCALE, raterWith, REFERENCE, stream } from '../testing/small-niche';
import { TASTES, TASTE_NAMES, type TasteName } from './index';

const weightsOf = (taste: TasteName) => TASTES[taste].weights(stream(1));
/** The chance that a rater of that taste prefers the first of both, as they are except for the features given. */
const preference = (taste: TasteName, first: Parameters<typeof featuresWith>[0]) =>
  chancesOf(raterWith({ weights: weightsOf(taste) }), featuresWith(first), featuresWith({}), {
    scale: PLAIN_SCALE,
    index: 0,
  }).first;

test.each(TASTE_NAMES)('%s is registered by its name, and weighs features that exist', (name) => {
  expect(TASTES[name].name).toBe(name);
  expect(TASTES[name].describe).toMatch(/^[A-Z].*\.$/);
  const entries = Object.entries(weightsOf(name));
  expect(entries.length).toBeGreaterThan(0);
  for (const [feature, weight] of entries) {
    expect(FEATURE_NAMES).toContain(feature);
    expect(Number.isFinite(weight) && weight !== 0).toBe(true);
  }
});

test.each<[TasteName, FeatureName, 'more' | 'less']>([
  ['critic', 'fluency', 'more'],
  ['critic', 'validWords', 'more'],
  ['reader', 'readability', 'more'],
  ['reader', 'validWords', 'more'],
  ['poet', 'rhyme', 'more'],
  ['poet', 'metre', 'more'],
  ['explorer', 'novelty', 'more'],
  ['explorer', 'repetition', 'less'],
  ['prude', 'offence', 'less'],
  ['prude', 'fluency', 'more'],
  ['skimmer', 'readability', 'more'],
  ['skimmer', 'length', 'less'],
  ['skimmer', 'repetition', 'less'],
  ['balanced', 'fluency', 'more'],
  ['balanced', 'offence', 'less'],
])('a %s prefers the text of which %s is %s', (taste, feature, direction) => {
  const chance = preference(taste, { [feature]: 50 });
  if (direction === 'more') expect(chance).toBeGreaterThan(0.5);
  else expect(chance).toBeLessThan(0.5);
});

test('a reader is drawn with the feelings of one of ten people, and prefers what pleases them', () => {
  const drawn = new Set(
    Array.from({ length: 200 }, (_, seed) => Object.keys(TASTES.reader.weights(stream(seed)))).flat(),
  );
  expect(SENTIMENT_NAMES.every((name) => drawn.has(name))).toBe(true);
  const own = SENTIMENT_NAMES.find((name) => name in weightsOf('reader'))!;
  expect(preference('reader', { [own]: 1 })).toBeGreaterThan(0.5);
});

test('on texts: the critic prefers the fluent one, the prude the polite one, the explorer the one that is new', () => {
  const prefers = (taste: TasteName, better: string, worse: string) => {
    const [first, second] = [better, worse].map((text) => featuresOf(text, REFERENCE));
    const [rater] = drawPanel(
      { ...DEFAULT_PANEL, raters: 1, tastes: { ...DEFAULT_PANEL.tastes, ...onlyOf(taste) } },
      stream(2),
    );
    const scale = { ...PLAIN_SCALE, novelty: { centre: 0, spread: 0.1 }, offence: { centre: 0, spread: 0.1 } };
    const unbiased = { ...rater, orderBias: 0, lengthBias: 0 };
    expect(chancesOf(unbiased, first, second, { scale, index: 0 }).first).toBeGreaterThan(
      chancesOf(unbiased, second, first, { scale, index: 0 }).first,
    );
  };
  prefers('critic', 'the cat sat on the mat', 'teh cta sta no teh mta');
  prefers('prude', 'the good cat sat on the mat', 'the drat cat sat on the mat');
  prefers('explorer', 'the good hat, a whale on the cat', 'the cat sat on the hat. the cat sat on the hat.');
});

const onlyOf = (taste: TasteName) => Object.fromEntries(TASTE_NAMES.map((name) => [name, Number(name === taste)]));
