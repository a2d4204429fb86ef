import { InvalidValueError, kolmogorovSmirnov, normalCdf, sum } from '#base';
import { judge } from './judge';
import { checkPanel, DEFAULT_PANEL, drawPanel, goldRater, type PanelConfig } from './panel';
import { utility } from './rater';
import { TASTE_NAMES } from './tastes';
import { featuresWith, PLAIN_SCALE, stream } from './testing/small-niche';

const only = (tastes: Partial<PanelConfig['tastes']>): PanelConfig['tastes'] => ({
  balanced: 0,
  critic: 0,
  explorer: 0,
  poet: 0,
  prude: 0,
  reader: 0,
  skimmer: 0,
  ...tastes,
});

test('raters share out the tastes in proportion, by largest remainders', () => {
  const panel = drawPanel({ ...DEFAULT_PANEL, raters: 8, tastes: only({ critic: 2, poet: 1 }) }, stream(1));
  // 8 x 2/3 = 5.33, 8 x 1/3 = 2.67
  expect(panel.map(({ id }) => id)).toEqual(
    [1, 2, 3, 4, 5].map((k) => `critic-${k}`).concat(['poet-1', 'poet-2', 'poet-3']),
  );
});

test('the default panel has every taste, plain JSON, and is drawn alike from one stream', () => {
  const panel = drawPanel(DEFAULT_PANEL, stream(1));
  expect(panel).toHaveLength(DEFAULT_PANEL.raters);
  expect(new Set(panel.map(({ taste }) => taste))).toEqual(new Set(TASTE_NAMES));
  expect(JSON.parse(JSON.stringify(panel))).toEqual(panel);
  expect(drawPanel(DEFAULT_PANEL, stream(1))).toEqual(panel);
  expect(drawPanel(DEFAULT_PANEL, stream(2))).not.toEqual(panel);
});

test('raters of one taste differ in weights of length 1, with the signs of the taste', () => {
  const panel = drawPanel({ ...DEFAULT_PANEL, raters: 100, tastes: only({ prude: 1 }) }, stream(3));
  expect(new Set(panel.map(({ weights }) => JSON.stringify(weights))).size).toBe(100);
  for (const { weights } of panel) {
    expect(sum(Object.values(weights).map((weight) => weight ** 2))).toBeCloseTo(1, 12);
    expect(weights.offence).toBeLessThan(0);
    expect(weights.fluency).toBeGreaterThan(0);
  }
});

test('readers share the feelings of different people', () => {
  const panel = drawPanel({ ...DEFAULT_PANEL, raters: 60, tastes: only({ reader: 1 }) }, stream(4));
  const feelings = panel.map(({ weights }) => Object.keys(weights).filter((name) => name.startsWith('sentiment')));
  expect(feelings.every((names) => names.length === 1)).toBe(true);
  expect(new Set(feelings.flat()).size).toBe(10);
});

test.each(['rationality', 'orderBias', 'lengthBias', 'fatigue'] as const)(
  '%s is log-normal over raters, about the config as median',
  (name) => {
    const panel = drawPanel({ ...DEFAULT_PANEL, raters: 1000, [name]: 0.7 }, stream(5));
    const deviates = panel.map((rater) => Math.log(rater[name] / 0.7) / 0.4);
    expect(kolmogorovSmirnov(deviates, normalCdf)).toBeLessThan(2.23); // once in 10,000
    const none = drawPanel({ ...DEFAULT_PANEL, [name]: 0 }, stream(5));
    expect(none.every((rater) => rater[name] === 0)).toBe(true);
  },
);

test.each<[string, Partial<Record<keyof PanelConfig, unknown>>]>([
  ['raters', { raters: 0 }],
  ['raters', { raters: 2.5 }],
  ['raters', { raters: 1001 }],
  ['tastes', { tastes: only({}) }],
  ['tastes', { tastes: { ...only({}), snob: 1 } }],
  ['tastes.poet', { tastes: only({ poet: -1, critic: 1 }) }],
  ['tastes.poet', { tastes: only({ poet: NaN, critic: 1 }) }],
  ['rationality', { rationality: -1 }],
  ['orderBias', { orderBias: Infinity }],
  ['lengthBias', { lengthBias: '1' }],
  ['fatigue', { fatigue: -0.1 }],
  ['drift', { drift: NaN }],
])('a wrong %s is refused: %j', (field, wrong) => {
  const config = { ...DEFAULT_PANEL, ...wrong } as PanelConfig;
  expect(() => checkPanel(config)).toThrow(expect.objectContaining({ field }));
  expect(() => drawPanel(config, stream(1))).toThrow(InvalidValueError);
});

test('a taste that nobody has may be absent', () => {
  const tastes = { critic: 1 } as PanelConfig['tastes'];
  expect(drawPanel({ ...DEFAULT_PANEL, raters: 2, tastes }, stream(1)).map(({ taste }) => taste)).toEqual([
    'critic',
    'critic',
  ]);
});

describe('the gold rater', () => {
  const gold = goldRater();
  const judged = (first: number, second: number, index: number) =>
    judge(gold, featuresWith({ fluency: first }), featuresWith({ fluency: second }), {
      scale: PLAIN_SCALE,
      index,
      prng: stream(index),
    });

  it('prefers what has the higher utility, always and on either side', () => {
    for (let index = 0; index < 100; index++) {
      expect(judged(1, 0, index)).toBe('first');
      expect(judged(0, 1, index)).toBe('second');
      expect(judged(1, 1, index)).toBe('tie');
    }
  });
  it('likes fluent, valid, kind text and dislikes offence and repetition', () => {
    const worth = (given: Parameters<typeof featuresWith>[0]) => utility(gold, featuresWith(given), PLAIN_SCALE);
    for (const liked of ['fluency', 'validWords', 'readability', 'novelty', 'rhyme', 'metre', 'sentiment5'] as const)
      expect(worth({ [liked]: 1 })).toBeGreaterThan(0);
    for (const disliked of ['offence', 'repetition'] as const) expect(worth({ [disliked]: 1 })).toBeLessThan(0);
  });
});
