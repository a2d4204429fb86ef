import { InvalidValueError, mean, prngOf, sum } from '#base';
import { fitBradleyTerry } from './bradley-terry';
import { probabilityBetter, varianceOfDifference } from './contrasts';
import type { Preference } from './preference';

const SEEDS = [1, 2, 3];
const stream = (seed: number) => prngOf({ seed, generation: 0, subject: 'spec', purpose: 'ratings' });
const times = (count: number, preference: Preference) => Array.from({ length: count }, () => preference);
const win = (first: number, second: number): Preference => ({ first, second, outcome: 'first' });

/** Preferences by the Bradley-Terry model between pairs drawn uniformly. */
function simulate(strengths: readonly number[], count: number, seed: number): Preference[] {
  const prng = stream(seed);
  return Array.from({ length: count }, () => {
    const [first, second] = prng.shuffle([...strengths.keys()]);
    const chance = 1 / (1 + Math.exp(strengths[second] - strengths[first]));
    return { first, second, outcome: prng.uniform() < chance ? 'first' : 'second' };
  });
}
const centred = (values: readonly number[]) => values.map((value) => value - mean(values));

/**
 * Wins of row over column, American League East 1987 (Agresti 2002, Categorical Data Analysis, table 10.10): Milwaukee, Detroit,
 * Toronto, New York, Boston, Cleveland, Baltimore.
 */
const BASEBALL = [
  [0, 7, 9, 7, 7, 9, 11],
  [6, 0, 7, 5, 11, 9, 9],
  [4, 6, 0, 7, 7, 8, 12],
  [6, 8, 6, 0, 6, 7, 10],
  [6, 2, 6, 7, 0, 7, 12],
  [4, 4, 5, 6, 6, 0, 6],
  [2, 4, 1, 3, 1, 7, 0],
].flatMap((row, first) => row.flatMap((wins, second) => times(wins, win(first, second))));

describe('against other implementations', () => {
  const { nats, standardErrors } = fitBradleyTerry(BASEBALL, 7, { priorDeviation: 1e4 });

  it("gives Agresti's strengths above Baltimore, table 10.11", () => {
    const printed = nats.slice(0, 6).map((own) => Number((own - nats[6]).toFixed(2)));
    expect(printed).toEqual([1.58, 1.44, 1.29, 1.25, 1.11, 0.68]);
  });

  it('agrees with iteratively reweighted least squares and with Hunter 2004, both in numpy, to 1e-6', () => {
    const expected = [
      0.5311533407, 0.3862058958, 0.2442825879, 0.1974153091, 0.0574951694, -0.3663497669, -1.050202536,
    ];
    nats.forEach((own, team) => expect(Math.abs(own - expected[team])).toBeLessThan(1e-6));
  });

  it('has the sandwich standard errors (HC3) that numpy computes, game by game', () => {
    const expected = [0.21236799, 0.21236995, 0.19963538, 0.21054013, 0.19828812, 0.21892122, 0.23316336];
    const correction = Math.sqrt(1 - 1 / BASEBALL.length); // of the jackknife
    standardErrors.forEach((own, team) => expect(Math.abs(own / correction - expected[team])).toBeLessThan(1e-6));
  });

  it('agrees on citations between journals (Stigler 1994) with minorise-maximise (Hunter 2004) computed in numpy', () => {
    const cited = [
      [0, 730, 498, 221],
      [33, 0, 68, 17],
      [320, 813, 0, 142],
      [284, 276, 325, 0],
    ].flatMap((row, first) => row.flatMap((weight, second) => (weight ? [{ ...win(first, second), weight }] : [])));
    const journals = fitBradleyTerry(cited, 4, { priorDeviation: 1e4 }).nats;
    const expected = [0, -2.9490724968, -0.4795697698, 0.2689540558];
    journals.forEach((own, k) => expect(Math.abs(own - journals[0] - expected[k])).toBeLessThan(1e-6));
  });
});

test('who wins more rates higher, whichever side it stands on', () => {
  const onBothSides: Preference[] = [...times(3, win(0, 1)), ...times(3, { first: 1, second: 0, outcome: 'second' })];
  for (const battles of [
    [...onBothSides, win(1, 0)],
    [...times(6, win(0, 1)), win(1, 0)],
  ]) {
    const { nats } = fitBradleyTerry(battles, 2, { priorDeviation: 1e4 });
    expect(nats[0] - nats[1]).toBeCloseTo(Math.log(6), 6);
  }
});

test('a tie is half a win of each, a weight counts preferences', () => {
  const ties: Preference[] = [...times(2, { first: 0, second: 1, outcome: 'tie' }), win(0, 1)];
  const wins: Preference[] = [{ ...win(0, 1), weight: 2 }, win(1, 0)];
  const [tied, won] = [ties, wins].map((preferences) => fitBradleyTerry(preferences, 2).nats);
  tied.forEach((own, k) => expect(own).toBeCloseTo(won[k], 12));
});

test.each(SEEDS)('neither the order of battles nor the numbers of competitors change a rating, seed %i', (seed) => {
  const strengths = [1, 0.5, 0, -0.5, -1];
  const battles = simulate(strengths, 100, seed);
  const numbers = stream(seed + 10).shuffle([...strengths.keys()]);
  const renamed = stream(seed + 20)
    .shuffle(battles)
    .map(({ first, second, ...rest }) => ({ ...rest, first: numbers[first], second: numbers[second] }));
  const [fit, other] = [fitBradleyTerry(battles, 5), fitBradleyTerry(renamed, 5)];
  numbers.forEach((number, k) => {
    expect(other.nats[number]).toBeCloseTo(fit.nats[k], 9);
    expect(other.standardErrors[number]).toBeCloseTo(fit.standardErrors[k], 9);
    expect(other.ranks[number]).toEqual(fit.ranks[k]);
  });
});

describe('nominal 95 % intervals cover the truth: 300 simulations of 12 competitors', () => {
  const strengths = centred(Array.from({ length: 12 }, (_, k) => k / 5));
  const fits = [undefined, 2].map((reference) =>
    Array.from({ length: 300 }, (_, seed) => fitBradleyTerry(simulate(strengths, 360, seed), 12, { reference })),
  );
  const [about, above2] = fits;
  const others = [...strengths.keys()].filter((k) => k !== 2);
  const coverage = (covers: (seed: number, k: number) => boolean) =>
    mean(others.flatMap((k) => about.map((_, seed) => Number(covers(seed, k)))));
  const within = (value: number, { lower, upper }: { lower: number; upper: number }) =>
    lower <= value && value <= upper;

  it('about the mean of all', () => {
    const share = coverage((seed, k) => within(strengths[k], about[seed].intervals[k]));
    expect(share).toBeGreaterThan(0.93);
    expect(share).toBeLessThan(0.97);
  });

  it('above a reference, by the error of the difference to it', () => {
    const share = coverage((seed, k) => within(strengths[k] - strengths[2], above2[seed].intervals[k]));
    expect(share).toBeGreaterThan(0.93);
    expect(share).toBeLessThan(0.97);
    const [{ standardErrors, covariance }] = about;
    expect(above2[0].standardErrors[2]).toBe(0);
    for (const k of others) {
      expect(above2[0].standardErrors[k]).toBeCloseTo(Math.sqrt(varianceOfDifference(covariance, 12, k, 2)), 12);
      expect(above2[0].standardErrors[k]).toBeGreaterThan(1.2 * standardErrors[k]);
    }
  });

  it('not above a reference by the error about the mean', () => {
    const share = coverage((seed, k) => {
      const { lower, upper } = about[seed].intervals[k];
      const zero = about[seed].nats[2];
      return within(strengths[k] - strengths[2], { lower: lower - zero, upper: upper - zero });
    });
    expect(share).toBeLessThan(0.88);
  });
});

describe('raters of random tastes who judge many battles each: 100 simulations of 10 competitors and 12 raters', () => {
  const strengths = centred(Array.from({ length: 10 }, (_, k) => k / 4));
  const runs = Array.from({ length: 100 }, (_, seed) => {
    const prng = stream(seed);
    const tastes = Array.from({ length: 12 }, () => strengths.map((own) => own + 0.8 * prng.normal()));
    return Array.from({ length: 480 }, (_, at): Preference => {
      const [first, second] = prng.shuffle([...strengths.keys()]);
      const own = tastes[at % 12];
      const chance = 1 / (1 + Math.exp(own[second] - own[first]));
      return { first, second, outcome: prng.uniform() < chance ? 'first' : 'second', rater: `${at % 12}` };
    });
  });
  // a difference of tastes has a variance of 1.28: chances are those of strengths nearer to each other
  const shrink = 1 / Math.sqrt(1 + 0.346 * 1.28);
  const coverage = (clusterBy: 'preference' | 'rater') =>
    mean(
      runs.flatMap((run) => {
        const { intervals } = fitBradleyTerry(run, 10, { reference: 4, clusterBy });
        return intervals.flatMap(({ lower, upper }, k) => {
          const truth = shrink * (strengths[k] - strengths[4]);
          return k === 4 ? [] : [Number(lower <= truth && truth <= upper)];
        });
      }),
    );

  it('are covered by clusters of raters', () => {
    const share = coverage('rater');
    expect(share).toBeGreaterThan(0.93);
    expect(share).toBeLessThan(0.98);
  });

  it('are not by preferences alone', () => expect(coverage('preference')).toBeLessThan(0.9));
});

test('by one rater alone errors are about that rater: its preferences stand alone', () => {
  const battles = simulate([0.5, 0, -0.5], 60, 1);
  const byOne = fitBradleyTerry(
    battles.map((one) => ({ ...one, rater: 'x' })),
    3,
  );
  expect(byOne.standardErrors).toEqual(fitBradleyTerry(battles, 3).standardErrors);
  expect(byOne.degreesOfFreedom).toBeGreaterThan(50);
});

test('raters who each vote many times alike make intervals wider only where they are clusters', () => {
  const prng = stream(4);
  const battles = Array.from({ length: 40 }, (_, rater) => {
    const outcome = prng.uniform() < 0.6 ? ('first' as const) : ('second' as const);
    return times(10, { first: 0, second: 1, outcome, rater: `${rater}` });
  }).flat();
  const alone = fitBradleyTerry(battles, 2, { clusterBy: 'preference' }).standardErrors[0];
  const clustered = fitBradleyTerry(battles, 2, { clusterBy: 'rater' }).standardErrors[0];
  expect(clustered / alone).toBeGreaterThan(2.8); // sqrt(10), less what the prior adds
  expect(clustered / alone).toBeLessThan(3.3);
});

test.each(SEEDS)('a preference for length is told from strength, seed %i', (seed) => {
  const prng = stream(seed);
  const battles = Array.from({ length: 3000 }, (): Preference => {
    const lengths = [1000 + 300 * prng.uniform() + 200, 1000 + 300 * prng.uniform()] as const; // the first is longer
    const odds = Math.tanh((lengths[0] - lengths[1]) / 234) * 1.5; // both are equally strong
    return { first: 0, second: 1, lengths, outcome: prng.uniform() < 1 / (1 + Math.exp(-odds)) ? 'first' : 'second' };
  });
  const [plain, controlled] = [false, true].map((lengthControlled) =>
    fitBradleyTerry(battles, 2, { lengthControlled }),
  );
  expect(plain.intervals[0].lower).toBeGreaterThan(0.3);
  expect(Math.abs(controlled.nats[0])).toBeLessThan(4 * controlled.standardErrors[0]);
  expect(Math.abs(controlled.lengthEffect!.nats - 1.5)).toBeLessThan(4 * controlled.lengthEffect!.standardError);
});

test.each([undefined, 'rater'] as const)(
  'leaving out is the jackknife: a cluster of %s moves the fit as a fit without it',
  (clusterBy) => {
    const prng = stream(5);
    const strengths = [0.6, 0.2, 0, -0.8];
    const battles = simulate(strengths, 200, 5).map((one) => ({ ...one, rater: clusterBy && `${prng.integer(8)}` }));
    const options = { priorDeviation: 2, reference: 0 };
    const { standardErrors, nats } = fitBradleyTerry(battles, 4, options);
    const clusters = clusterBy
      ? [...new Set(battles.map(({ rater }) => rater))].map((rater) => (one: { rater?: string }) => one.rater === rater)
      : battles.map((left) => (one: Preference) => one === left);
    const without = clusters.map(
      (isIn) =>
        fitBradleyTerry(
          battles.filter((one) => !isIn(one)),
          4,
          options,
        ).nats,
    );
    const factor = 1 - 1 / clusters.length;
    for (const k of [1, 2, 3]) {
      const jackknife = factor * sum(without.map((own) => (own[k] - nats[k]) ** 2));
      expect(Math.abs(standardErrors[k] / Math.sqrt(jackknife) - 1)).toBeLessThan(0.06); // the prior adds a little
    }
  },
);

describe('degenerate cases stay finite, wide, and say so', () => {
  const tie = (first: number, second: number): Preference => ({ first, second, outcome: 'tie' });
  test.each<[string, number, Preference[], string]>([
    ['no battles', 3, [], 'no battles'],
    ['one competitor', 1, [], 'nobody to be compared with'],
    ['all wins', 2, times(5, win(0, 1)), 'won every battle'],
    ['all ties', 2, times(5, tie(0, 1)), 'tied every battle'],
    ['disconnected', 4, [win(0, 1), win(1, 0), win(2, 3), win(3, 2)], 'the comparison graph is not connected'],
  ])('%s', (_, competitors, battles, note) => {
    const { nats, standardErrors, ranks, notes } = fitBradleyTerry(battles, competitors);
    expect(notes.map(({ text }) => text).join('; ')).toContain(note);
    nats.forEach((own, k) => {
      expect(Number.isFinite(own)).toBe(true);
      expect(standardErrors[k]).toBeGreaterThan(0.3);
      expect(standardErrors[k]).toBeLessThan(3.1); // the prior's, where nothing is told
    });
    if (note !== 'won every battle') for (const { rank } of ranks) expect(rank).toBe(1);
  });

  test('a circle of wins is a tie of all three', () => {
    const { nats, ranks, notes } = fitBradleyTerry([win(0, 1), win(1, 2), win(2, 0)], 3);
    nats.forEach((own) => expect(own).toBeCloseTo(0, 12));
    expect(ranks).toEqual(Array(3).fill({ rank: 1, lowestRank: 3 }));
    expect(notes).toEqual([]);
  });

  test('two hundred wins of one are finite', () => {
    const { nats, intervals } = fitBradleyTerry(times(200, win(0, 1)), 2);
    expect(nats[0]).toBeGreaterThan(2);
    expect(intervals[0].upper).toBeLessThan(10);
  });
});

test('the probability of being better is the complement of the other way round', () => {
  const fit = fitBradleyTerry(BASEBALL, 7);
  expect(probabilityBetter(fit, 0, 6)).toBeGreaterThan(0.999);
  expect(sum([probabilityBetter(fit, 2, 3), probabilityBetter(fit, 3, 2)])).toBeCloseTo(1, 12);
});

test.each([1, 2, 3, 12])(
  'one is better by 97.5 %% where the interval of the difference by %p raters ends at 0',
  (raters) => {
    const preferences = BASEBALL.map((each, at) => ({ ...each, rater: `${at % raters}` }));
    const fit = fitBradleyTerry(preferences, 7, { reference: 6 });
    if (raters > 1) expect(fit.degreesOfFreedom).toBeLessThan(raters);
    const reach = (fit.intervals[0].upper - fit.nats[0]) / fit.standardErrors[0];
    const nats = fit.nats.map((_, k) => (k === 0 ? reach * fit.standardErrors[0] : 0));
    expect(
      probabilityBetter({ nats, covariance: fit.covariance, degreesOfFreedom: fit.degreesOfFreedom }, 0, 6),
    ).toBeCloseTo(0.975, 6);
  },
);

test('where nobody judged, intervals are as wide as those of one degree of freedom, and nobody is better', () => {
  const fit = fitBradleyTerry([], 3, { reference: 0 });
  expect(fit.degreesOfFreedom).toBe(1);
  expect(fit.intervals[1].upper).toBeCloseTo(12.706 * fit.standardErrors[1], 2);
  expect(probabilityBetter(fit, 1, 2)).toBe(0.5);
});

test.each([
  [{ first: 2 }, 'preferences[0].first'],
  [{ second: 0 }, 'preferences[0].second'],
  [{ weight: 0 }, 'preferences[0].weight'],
  [{ lengths: [NaN, 1] as const }, 'preferences[0].lengths'],
])('refuses %j', (change, field) => {
  expect(() => fitBradleyTerry([{ ...win(0, 1), ...change }], 2)).toThrow(expect.objectContaining({ field }));
  expect(() => fitBradleyTerry([], 2, { priorDeviation: 0 })).toThrow(InvalidValueError);
});
