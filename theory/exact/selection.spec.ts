import {
  boltzmannChances,
  exponentialRankChances,
  levelChances,
  linearRankChances,
  proportionalChances,
  tournamentChances,
  truncationChances,
  uncertainChances,
} from './selection';

it('tournaments of two among three: of nine draws 5, 3 and 1', () =>
  tournamentChances(3, 2).forEach((chance, rank) => expect(chance).toBeCloseTo((5 - 2 * rank) / 9, 14)));

it('tournaments are the enumeration of all draws', () => {
  const wins = [0, 0, 0, 0];
  for (let draw = 0; draw < 4 ** 3; draw++) wins[Math.min(draw % 4, Math.floor(draw / 4) % 4, Math.floor(draw / 16))]++;
  tournamentChances(4, 3).forEach((chance, rank) => expect(chance).toBeCloseTo(wins[rank] / 64, 14));
});

it('linear ranking of three at pressure 1.5', () =>
  linearRankChances(3, 1.5).forEach((chance, rank) => expect(chance).toBeCloseTo([0.5, 1 / 3, 1 / 6][rank], 14)));

it('exponential ranking of two at evenness 1/4', () =>
  exponentialRankChances(2, 1 / 4).forEach((chance, rank) => expect(chance).toBeCloseTo([2 / 3, 1 / 3][rank], 14)));

it('truncation and proportion', () => {
  expect(truncationChances(4, 2)).toEqual([0.5, 0.5, 0, 0]);
  expect(proportionalChances([3, 1])).toEqual([0.75, 0.25]);
});

it('levels are tournaments of two, in which equals share', () => {
  levelChances([2, 1, 0]).forEach((chance, rank) => expect(chance).toBeCloseTo(tournamentChances(3, 2)[rank], 14));
  expect(levelChances([1, 1, 0, 1])).toEqual([5 / 16, 5 / 16, 1 / 16, 5 / 16]);
});

it('estimates decide surely where errors are small, and nothing where they are large', () => {
  uncertainChances([3, 2, 1], [1e-6, 1e-6, 1e-6]).forEach((chance, rank) =>
    expect(chance).toBeCloseTo(tournamentChances(3, 2)[rank], 14),
  );
  uncertainChances([3, 2, 1], [1e6, 1e6, 1e6]).forEach((chance) => expect(chance).toBeCloseTo(1 / 3, 5));
});

it('Boltzmann: of -1, 0 and 1 the weights are e^-s, 1 and e^s, whatever the unit', () => {
  const chances = [Math.exp(-0.5), 1, Math.exp(0.5)].map((weight, _, all) => weight / all.reduce((a, b) => a + b));
  boltzmannChances([-70, 0, 70], 0.5).forEach((chance, at) => expect(chance).toBeCloseTo(chances[at], 14));
});
