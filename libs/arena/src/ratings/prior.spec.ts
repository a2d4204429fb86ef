import { mean, type Prng, prngOf, sum } from '#base';
import { drawRound, type Pair, standingAfter } from '../pairing';
import { fitBradleyTerry } from './bradley-terry';
import type { Preference } from './preference';

const stream = (seed: number) => prngOf({ seed, generation: 0, subject: 'spec', purpose: 'prior' });
const ROUNDS = 12;
const centred = (values: readonly number[]) => values.map((value) => value - mean(values));

/** By the Bradley-Terry model. */
function fought(strengths: readonly number[], pairs: readonly Pair[], prng: Prng): Preference[] {
  return pairs.map(({ first, second }) => {
    const chance = 1 / (1 + Math.exp(strengths[second] - strengths[first]));
    return { first, second, outcome: prng.uniform() < chance ? 'first' : 'second' };
  });
}

/** Rounds of active pairing between competitors of normal strengths, and the fit to all their battles. */
function compete(spread: number, rounds: number, seed: number, priorDeviation?: number) {
  const prng = stream(seed);
  const strengths = centred(Array.from({ length: 24 }, () => spread * prng.normal()));
  const played: Preference[] = [];
  for (let round = 0; round < rounds; round++) {
    played.push(...fought(strengths, drawRound('active', standingAfter(played, 24), 24, prng), prng));
  }
  const fit = fitBradleyTerry(played, 24, { priorDeviation });
  const errors = fit.nats.map((own, k) => own - strengths[k]);
  return {
    fit,
    played,
    strengths,
    covered: mean(errors.map((error, k) => Number(Math.abs(error) <= 1.96 * fit.standardErrors[k]))),
    squaredError: mean(errors.map((error) => error ** 2)),
  };
}

describe('the deviation of the prior', () => {
  it.each([
    [30, 20],
    [12, 12],
    [90, 10],
    [5, 0],
  ])('of two, %i wins to %i, maximises the evidence integrated numerically', (won, lost) => {
    const battles = Array.from({ length: won + lost }, (_, index): Preference => {
      return { first: 0, second: 1, outcome: index < won ? 'first' : 'second' };
    });
    // the difference of two strengths has twice their variance
    const evidence = (deviation: number): number => {
      const steps = Array.from({ length: 801 }, (_, k) => (k - 400) / 50);
      const likelihoods = steps.map((z) => {
        const chance = 1 / (1 + Math.exp(-Math.SQRT2 * deviation * z));
        return Math.exp(-(z ** 2) / 2 + won * Math.log(chance) + lost * Math.log1p(-chance));
      });
      return Math.log(sum(likelihoods)) + Math.log(deviation) - deviation / 3;
    };
    const tried = Array.from({ length: 300 }, (_, k) => Math.exp(-3 + k / 50)).map((deviation) => ({
      deviation,
      height: evidence(deviation),
    }));
    const best = tried.reduce((most, next) => (next.height > most.height ? next : most)).deviation;
    const found = fitBradleyTerry(battles, 2).priorDeviation;
    expect(Math.abs(Math.log(found / best))).toBeLessThan(0.2); // what Laplace's approximation errs by
  });

  it('is 3 nats where nothing was fought', () => {
    expect(fitBradleyTerry([], 5).priorDeviation).toBeCloseTo(3, 1);
  });

  it.each([0.5, 1, 2])('comes near the spread of strengths, %f nats', (spread) => {
    const ratios = Array.from({ length: 10 }, (_, seed) => {
      const prng = stream(seed);
      const strengths = centred(Array.from({ length: 24 }, () => spread * prng.normal()));
      const pairs = drawRound('uniform', standingAfter([], 24), 960, prng);
      const { priorDeviation } = fitBradleyTerry(fought(strengths, pairs, prng), 24);
      return priorDeviation / Math.sqrt(sum(strengths.map((own) => own ** 2)) / 23);
    });
    expect(Math.abs(mean(ratios) - 1)).toBeLessThan(0.1);
  });
});

describe.each([0.5, 1])('after active pairing, strengths %f nats apart', (spread) => {
  const runs = Array.from({ length: 24 }, (_, seed) => compete(spread, ROUNDS, seed));

  it('intervals of 95 % hold the truth', () => {
    expect(mean(runs.map(({ covered }) => covered))).toBeGreaterThan(0.92);
    expect(mean(runs.map(({ covered }) => covered))).toBeLessThan(0.97);
  });

  it('a prior of 3 nats errs more, and its intervals hold less', () => {
    const wide = Array.from({ length: 24 }, (_, seed) => compete(spread, ROUNDS, seed, 3));
    expect(mean(wide.map(({ covered }) => covered))).toBeLessThan(0.92); // the least that the others hold
    expect(mean(wide.map(({ squaredError }) => squaredError))).toBeGreaterThan(
      1.3 * mean(runs.map(({ squaredError }) => squaredError)),
    );
  });
});

test('intervals are wider for not knowing the deviation', () => {
  const { fit, played } = compete(1, 8, 1);
  const known = fitBradleyTerry(played, 24, { priorDeviation: fit.priorDeviation });
  known.nats.forEach((own, k) => {
    expect(fit.nats[k]).toBeCloseTo(own, 9);
    expect(fit.standardErrors[k]).toBeGreaterThan(known.standardErrors[k]);
  });
});
