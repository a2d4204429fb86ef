/** Every parent selection is held to its theory and to neutrality. Each verdict errs once in 10,000. */
import { chiSquareDeviate, prngOf, uniformityDeviate } from '#base';
import { PARENT_SELECTIONS } from '.';
import type { ParentSelection, Pool } from '../operators';

const stream = (subject: string | number) => prngOf({ seed: 1, generation: 0, subject, purpose: 'parents.spec' });
const poolOf = (...columns: readonly Float64Array[]): Pool => {
  const certain = { error: new Float64Array(columns[0].length), degreesOfFreedom: columns[0].map(() => 100) };
  return { members: Int32Array.from(columns[0].keys()), scores: { columns, uncertainty: certain }, descriptors: [] };
};

/** How often each becomes a parent of `children`, or a partner of `partner`. */
function draws(scheme: ParentSelection, pool: Pool, children: number, partner = -1): number[] {
  const counts = Array<number>(pool.members.length).fill(0);
  const compare = scheme.order(pool, stream('order'));
  const draw = scheme.draws(pool, compare, children, stream('draws'));
  const prng = stream('parents');
  for (let child = 0; child < children; child++) counts[draw(prng, partner, child)]++;
  return counts;
}

const SCHEMES: readonly [string, ParentSelection][] = [
  ['tournament of 3', PARENT_SELECTIONS.tournament(3)],
  ['uncertain tournament of 3', PARENT_SELECTIONS.uncertainTournament(3)],
  ['truncation to 0.3', PARENT_SELECTIONS.truncation(0.3)],
  ['linear rank of 1.7', PARENT_SELECTIONS.linearRank(1.7)],
  ['exponential rank of 0.1', PARENT_SELECTIONS.exponentialRank(0.1)],
  ['roulette', PARENT_SELECTIONS.roulette()],
  ['stochastic universal sampling', PARENT_SELECTIONS.stochasticUniversalSampling()],
  ['linear rank sampling of 1.7', PARENT_SELECTIONS.linearRankSampling(1.7)],
  ['Boltzmann of 0.7', PARENT_SELECTIONS.boltzmann(0.7)],
  ['Boltzmann sampling of 0.7', PARENT_SELECTIONS.boltzmannSampling(0.7)],
  ['lexicase', PARENT_SELECTIONS.lexicase()],
  ['NSGA-II', PARENT_SELECTIONS.nsgaII()],
];

describe.each(SCHEMES)('%s', (name, scheme) => {
  const equals = new Float64Array(8).fill(2);
  const isPareto = name === 'NSGA-II';
  const pool = isPareto ? poolOf(equals, equals) : poolOf(equals);
  const TRIALS = 40_000;

  it('draws equals alike, wherever they stand', () => {
    const counts = draws(scheme, pool, TRIALS);
    expect(uniformityDeviate(counts)).toBeLessThan(3.72);
  });

  // the power of the check above: one position drawn 10 % more often than the others would be found
  it('would be found to favour one of equals by 10 %', () => {
    const counts = draws(scheme, pool, TRIALS);
    counts[3] += Math.round(0.1 * counts[3]);
    expect(uniformityDeviate(counts)).toBeGreaterThan(3.72);
  });

  it('draws a partner among all others alike, and never the same', () => {
    const counts = draws(scheme, pool, TRIALS, 2);
    expect(counts.splice(2, 1)).toEqual([0]);
    expect(uniformityDeviate(counts)).toBeLessThan(3.72);
    const two = isPareto ? poolOf(Float64Array.of(1, 2), Float64Array.of(1, 2)) : poolOf(Float64Array.of(1, 2));
    for (const partner of [0, 1]) expect(draws(scheme, two, 50, partner)[partner]).toBe(0);
  });

  it('draws the only candidate there is', () => {
    const one = isPareto ? poolOf(Float64Array.of(3), Float64Array.of(3)) : poolOf(Float64Array.of(3));
    expect(draws(scheme, one, 5)).toEqual([5]);
  });

  it('is sure to prefer the fitter to one without a score', () => {
    const scores = Float64Array.of(-Infinity, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    const counts = draws(scheme, isPareto ? poolOf(scores, scores) : poolOf(scores), 10_000);
    expect(counts[0]).toBeLessThan(Math.min(...counts.slice(1)));
  });
});

test.each(SCHEMES.filter(([, scheme]) => scheme.intensity() !== null))(
  '%s selects normal scores with the intensity of theory',
  (name, scheme) => {
    const intensity = scheme.intensity()!;
    const isEven = name.includes('sampling'); // counts then vary less than chance
    const [size, children] = [20_000, 60_000];
    const prng = stream('scores');
    const scores = Float64Array.from({ length: size }, () => prng.normal());
    const counts = draws(scheme, poolOf(scores), children);
    const mean = scores.reduce((sum, score) => sum + score, 0) / size;
    const deviation = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (size - 1));
    const measured = scores.reduce((sum, score, at) => sum + counts[at] * (score - mean), 0) / children / deviation;
    // 4 errors of the mean of the draws and of the scores; a bias of 10 % is four times as much
    const error = 4 * Math.sqrt(1 / children + (isEven ? 0 : 1 / size));
    expect(Math.abs(measured - intensity)).toBeLessThan(error + 0.005);
    expect(0.1 * intensity).toBeGreaterThan(error + 0.005);
  },
);

// Closed forms: mean of the largest of two and of three normal numbers; phi(z) / p; (pressure - 1) / sqrt(pi)
test.each([
  [PARENT_SELECTIONS.tournament(1), 0],
  [PARENT_SELECTIONS.tournament(2), 1 / Math.sqrt(Math.PI)],
  [PARENT_SELECTIONS.tournament(3), 1.5 / Math.sqrt(Math.PI)],
  [PARENT_SELECTIONS.truncation(0.5), 2 / Math.sqrt(2 * Math.PI)],
  [PARENT_SELECTIONS.truncation(0.1), 1.754983],
  [PARENT_SELECTIONS.truncation(1), 0],
  [PARENT_SELECTIONS.linearRank(1.5), 0.5 / Math.sqrt(Math.PI)],
  [PARENT_SELECTIONS.linearRank(2), 1 / Math.sqrt(Math.PI)],
])('declares the intensity of the textbook, case %#', (scheme, intensity) => {
  expect(scheme.intensity()).toBeCloseTo(intensity, 3);
});

describe('expected children', () => {
  const scores = Float64Array.of(4, 1, 3, 2);
  const trials = 40_000;

  it('of roulette are in proportion to the score', () => {
    const expected = [...scores].map((score) => (trials * score) / 10);
    expect(chiSquareDeviate(draws(PARENT_SELECTIONS.roulette(), poolOf(scores), trials), expected)).toBeLessThan(3.72);
  });

  it('of Boltzmann selection grow by a factor for each standard deviation, whatever unit and sign scores have', () => {
    const weights = [...scores].map((score) => Math.exp((0.7 * score) / Math.sqrt(5 / 3))); // 4, 1, 3, 2 vary by 5 / 3
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const expected = weights.map((weight) => (trials * weight) / total);
    const shifted = scores.map((score) => 1e-3 * score - 7);
    expect(chiSquareDeviate(draws(PARENT_SELECTIONS.boltzmann(0.7), poolOf(shifted), trials), expected)).toBeLessThan(
      3.72,
    );
  });

  it('of linear ranking rise from 2 - pressure to pressure', () => {
    const expected = [1.6, 0.4, 1.2, 0.8].map((children) => (trials * children) / 4);
    const counts = draws(PARENT_SELECTIONS.linearRank(1.6), poolOf(scores), trials);
    expect(chiSquareDeviate(counts, expected)).toBeLessThan(3.72);
  });

  it('of truncation are alike above the threshold, and equals at it share what is left', () => {
    expect(draws(PARENT_SELECTIONS.truncation(0.5), poolOf(scores), 1_000).map((count) => count > 0)).toEqual([
      true,
      false,
      true,
      false,
    ]);
    const counts = draws(PARENT_SELECTIONS.truncation(0.5), poolOf(Float64Array.of(4, 3, 3, 1)), trials);
    expect(counts.pop()).toBe(0);
    expect(chiSquareDeviate(counts, [trials / 2, trials / 4, trials / 4])).toBeLessThan(3.72);
  });

  it('of stochastic universal sampling are kept to by first parents, rounded up or down, and by second ones', () => {
    const pool = poolOf(Float64Array.of(0.5, 1.2, 3.3, 0, 2));
    for (let trial = 0; trial < 200; trial++) {
      const scheme = PARENT_SELECTIONS.stochasticUniversalSampling();
      const draw = scheme.draws(pool, scheme.order(pool, stream(trial)), 7, stream(trial));
      for (const partner of [-1, 99]) {
        const counts = Array<number>(5).fill(0);
        for (let turn = 0; turn < 7; turn++) counts[draw(stream(trial), partner, turn)]++;
        counts.forEach((count, at) => expect(Math.abs(count - [0.5, 1.2, 3.3, 0, 2][at])).toBeLessThan(1));
      }
    }
  });
});

test('partners of one who outweighs all others by far are drawn alike, whether born before it or after it', () => {
  const pool = poolOf(Float64Array.from({ length: 21 }, (_, at) => (at === 10 ? 1 : 0)));
  const counts = draws(PARENT_SELECTIONS.boltzmann(8.1), pool, 40_000, 10); // others weigh exp(-37) each
  expect(counts.splice(10, 1)).toEqual([0]);
  expect(uniformityDeviate(counts)).toBeLessThan(3.72);
});

test('roulette refuses scores below 0, and names what takes them', () => {
  const drawing = () => draws(PARENT_SELECTIONS.roulette(), poolOf(Float64Array.of(1, -1)), 1);
  expect(drawing).toThrow(/truncation and linearRank/);
});
