import { binomialChances } from './binomial';
import {
  byTournament,
  copiesThrough,
  fixationProbabilities,
  kimuraFixation,
  moranFixation,
  mutating,
  proportional,
  stationaryCopies,
  timesToLoss,
} from './wright-fisher';

describe('binomialChances', () => {
  it('is the enumeration of three trials', () => {
    const chances = [...binomialChances(3, 0.2)];
    [0.512, 0.384, 0.096, 0.008].forEach((chance, k) => expect(chances[k]).toBeCloseTo(chance, 14));
  });
  it('is sure at the ends', () => {
    expect([...binomialChances(2, 0)]).toEqual([1, 0, 0]);
    expect([...binomialChances(2, 1)]).toEqual([0, 0, 1]);
  });
});

describe('fixationProbabilities', () => {
  it('is the share of copies without selection', () => {
    const neutral = fixationProbabilities(30, proportional(30, 1));
    neutral.forEach((chance, copies) => expect(chance).toBeCloseTo(copies / 30, 12));
  });

  it('is the hand value at two copies: u = p^2 + 2 p (1 - p) u', () => {
    for (const ratio of [0.5, 1.1, 2]) {
      const p = ratio / (ratio + 1);
      expect(fixationProbabilities(2, proportional(2, ratio))[1]).toBeCloseTo(p ** 2 / (1 - 2 * p * (1 - p)), 14);
    }
    expect(fixationProbabilities(2, byTournament(2, 2))[1]).toBeCloseTo(0.9, 14); // p = 3/4
  });

  it.each([
    [0.02, 0.006],
    [0.1, 0.033],
    [0.3, 0.07],
  ])("lies under Kimura's at N = 50 and s = %d by %d", (s, excess) => {
    const exact = fixationProbabilities(50, proportional(50, 1 + s))[1];
    expect(kimuraFixation(50, s) / exact - 1).toBeCloseTo(excess, 2);
  });
});

describe('moranFixation', () => {
  it('solves the birth-death chain of three: u1 = (u0 + r u2) / (1 + r), u2 = (u1 + r u3) / (1 + r)', () => {
    const r = 1.7;
    const u1 = moranFixation(3, r);
    const u2 = (u1 + r) / (1 + r);
    expect(u1).toBeCloseTo((r * u2) / (1 + r), 14);
  });
  it('is 1 / N of equals', () => expect([moranFixation(7, 1), kimuraFixation(7, 0)]).toEqual([1 / 7, 1 / 7]));
});

describe('stationaryCopies', () => {
  const byDrift = (size: number) => (copies: number) => copies / size;
  it('of one copy is an even coin, whatever the rate', () =>
    stationaryCopies(1, mutating(byDrift(1), 0.1)).forEach((chance) => expect(chance).toBeCloseTo(1 / 2, 10)));

  it('has the heterozygosity of its recursion', () => {
    // two copies differ: h = (1 - 2u)^2 (1 - 1/N) h + 2u (1 - u), from parents who are one or differ
    const [size, rate] = [20, 0.02];
    const chances = stationaryCopies(size, mutating(byDrift(size), rate));
    const differ = chances.reduce((sum, chance, k) => sum + (chance * 2 * k * (size - k)) / (size * (size - 1)), 0);
    expect(differ).toBeCloseTo((2 * rate * (1 - rate)) / (1 - (1 - 2 * rate) ** 2 * (1 - 1 / size)), 9);
  });

  it('is near mu / s under selection', () => {
    const [size, s, rate] = [200, 0.2, 0.005];
    const chances = stationaryCopies(size, mutating(proportional(size, 1 - s), rate));
    expect(chances.reduce((sum, chance, copies) => sum + (chance * copies) / size, 0) / (rate / s)).toBeCloseTo(1, 1);
  });
});

it('one copy that is lost with probability 1/4 lasts four generations', () =>
  expect(timesToLoss(1, () => 3 / 4)[1]).toBeCloseTo(4, 12));

describe('copiesThrough', () => {
  it('begins with the copies that there are, then has all that a generation can come to: two, one of them mutant', () => {
    const [first, second] = copiesThrough(2, (copies) => copies / 2, 1, 1);
    expect([[...first], [...second]]).toEqual([
      [0, 1, 0],
      [0.25, 0.5, 0.25],
    ]);
  });

  it('keeps the mean of a neutral allele, and loses 1 / N of what differs a generation', () => {
    const last = copiesThrough(10, (copies) => copies / 10, 3, 6)[6];
    const meanOf = (value: (copies: number) => number) =>
      last.reduce((sum, chance, own) => sum + chance * value(own), 0);
    expect(meanOf((copies) => copies)).toBeCloseTo(3, 12);
    expect(meanOf((copies) => copies * (10 - copies))).toBeCloseTo(21 * 0.9 ** 6, 12);
  });
});
