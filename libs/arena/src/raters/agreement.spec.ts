import { InvalidValueError, mean } from '#base';
import { expectedAgreement, pairwiseAgreement, type Judgement } from './agreement';
import { calibrateRationality } from './calibrate-rationality';
import { judge, type Choice } from './judge';
import { DEFAULT_PANEL, drawPanel } from './panel';
import { featuresWith, PLAIN_SCALE as scale, raterWith, stream } from './testing/small-niche';

const votes = (battle: string, outcomes: readonly Choice[]): Judgement[] =>
  outcomes.map((outcome, rater) => ({ battle, rater: `r${rater}`, outcome }));

/** Battles between texts that differ in all that raters look for. */
const battles = Array.from({ length: 60 }, (_, seed) => {
  const prng = stream(seed);
  const text = () =>
    featuresWith({
      fluency: 150 * prng.normal(),
      validWords: 150 * prng.normal(),
      readability: 150 * prng.normal(),
      rhyme: 150 * prng.normal(),
      sentiment3: 150 * prng.normal(),
      length: 400 + prng.integer(200),
    });
  return [text(), text()] as const;
});

test('agreement is the share of deciding pairs that prefer the same', () => {
  const { share, pairs, battles, tieShare, standardError } = pairwiseAgreement([
    ...votes('a', ['first', 'first', 'second']), // 1 of 3 pairs
    ...votes('b', ['first', 'tie', 'first']), // 1 of 1
    ...votes('c', ['second', 'tie']), // none
  ]);
  expect([share, pairs, battles, tieShare]).toEqual([2 / 4, 4, 2, 2 / 8]);
  // residuals 1 - 3/2 and 1 - 1/2: sqrt(2/1 x 1/2) / 4
  expect(standardError).toBeCloseTo(1 / 4, 12);
});

test('nobody to agree with is NaN', () => {
  expect(pairwiseAgreement([]).share).toBeNaN();
  expect(pairwiseAgreement(votes('a', ['first', 'tie']))).toMatchObject({ share: NaN, standardError: NaN, pairs: 0 });
  expect(pairwiseAgreement(votes('a', ['first', 'first']))).toMatchObject({ share: 1, standardError: NaN });
});

test('a rater judges a battle once', () => {
  expect(() => pairwiseAgreement([...votes('a', ['first']), ...votes('a', ['tie'])])).toThrow(InvalidValueError);
});

test('two raters of chances p and q agree on pq + (1 - p)(1 - q)', () => {
  const raters = [raterWith({ rationality: 1 }), raterWith({ id: 'other', rationality: 3 })];
  const [one, other] = [featuresWith({ fluency: 100 }), featuresWith({})];
  const steps = 4 * Math.tanh(1 / 4);
  const [p, q] = [1, 3].map((rationality) => 1 / (1 + Math.exp(-rationality * steps)));
  expect(expectedAgreement(raters, [[one, other]], scale)).toBeCloseTo(p * q + (1 - p) * (1 - q), 12);
});

test('what is expected is what judgements give, within 4.5 standard errors', () => {
  const raters = drawPanel({ ...DEFAULT_PANEL, fatigue: 0 }, stream(1));
  const simulated = Array.from({ length: 200 }, (_, seed) => {
    const prng = stream(1000 + seed);
    return pairwiseAgreement(
      battles.flatMap(([one, other], battle) =>
        raters.map(({ id }, rater): Judgement => {
          const swapped = prng.integer(2) === 1;
          const [first, second] = swapped ? [other, one] : [one, other];
          const choice = judge(raters[rater], first, second, { scale, index: 0, prng });
          const outcome = choice === 'tie' ? choice : (choice === 'first') === swapped ? 'second' : 'first';
          return { battle: String(battle), rater: id, outcome };
        }),
      ),
    );
  });
  const expected = expectedAgreement(raters, battles, scale);
  const shares = simulated.map(({ share }) => share);
  const spread = Math.sqrt(mean(shares.map((share) => (share - mean(shares)) ** 2)));
  expect(Math.abs(mean(shares) - expected)).toBeLessThan((4.5 * spread) / Math.sqrt(shares.length));
});

test('95 % of intervals hold the truth, where raters of one battle agree more or less', () => {
  const simulations = 500;
  const covered = Array.from({ length: simulations }, (_, seed) => {
    const prng = stream(2000 + seed);
    const judgements = Array.from({ length: 150 }, (_, battle) => {
      const chance = prng.uniform(); // two raters agree on it with chance^2 + (1 - chance)^2, 2/3 on average
      const raters = 2 + prng.integer(4);
      return votes(
        String(battle),
        Array.from({ length: raters }, () => (prng.uniform() < chance ? 'first' : 'second')),
      );
    });
    const { share, standardError } = pairwiseAgreement(judgements.flat());
    return Number(Math.abs(share - 2 / 3) < 1.96 * standardError);
  });
  expect(Math.abs(mean(covered) - 0.95)).toBeLessThan(4.5 * Math.sqrt((0.95 * 0.05) / simulations));
});

test('more rational raters agree more', () => {
  const at = (rationality: number) =>
    expectedAgreement(drawPanel({ ...DEFAULT_PANEL, rationality }, stream(1)), battles, scale);
  expect(at(0)).toBeLessThan(0.51);
  expect(at(1)).toBeGreaterThan(at(0.3));
  expect(at(3)).toBeGreaterThan(at(1));
});

test('calibrated raters agree as wanted, and what no rationality gives is refused', () => {
  const options = { battles, scale, stream: () => stream(1) };
  const rationality = calibrateRationality(DEFAULT_PANEL, { ...options, target: 0.6 });
  const panel = drawPanel({ ...DEFAULT_PANEL, rationality }, stream(1));
  expect(expectedAgreement(panel, battles, scale)).toBeCloseTo(0.6, 6);
  for (const target of [0.2, 0.99, NaN])
    expect(() => calibrateRationality(DEFAULT_PANEL, { ...options, target })).toThrow(InvalidValueError);
});
