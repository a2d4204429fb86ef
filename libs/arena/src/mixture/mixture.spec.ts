import { mean, prngOf, sum } from '#base';
import { carriers } from './carriers';
import { fitMixture } from './fit-mixture';
import { mixtureNats } from './ambiguity';
import { OnlineMixture } from './online-mixture';
import type { SymbolNats } from './symbol-nats';

const scored = (rows: readonly (readonly number[])[]): SymbolNats => {
  return { members: rows.length, symbols: rows[0].length, nats: Float32Array.from(rows.flat()) };
};
/** Nats of members who are right now and then: likelihoods drawn from 0.01 to 1. */
function drawn(members: number, symbols: number, seed = 1): SymbolNats {
  const prng = prngOf({ seed, generation: 0, subject: 'spec', purpose: 'mixture' });
  return scored(
    Array.from({ length: members }, () =>
      Array.from({ length: symbols }, () => -Math.log(0.01 + 0.99 * prng.uniform() ** 2)),
    ),
  );
}
const costOf = (each: SymbolNats, weights: readonly number[]) => mean([...mixtureNats(each, weights).mixture]);

describe('the weights of a fixed mixture', () => {
  test('two members who each know a part of the symbols share by these parts', () => {
    const known = -Math.log(0.9);
    const other = -Math.log(0.1);
    // 3 of 4 symbols are the first one's: w 0.9 + (1 - w) 0.1 = 0.1 + 0.8 w; 3 / (0.1 + 0.8 w) = 1 / (0.9 - 0.8 w) at w = 0.8125
    const { weights, gapNats } = fitMixture(
      scored([
        [known, known, known, other],
        [other, other, other, known],
      ]),
    );
    expect(weights[0]).toBeCloseTo(0.8125, 2);
    expect(weights[0] + weights[1]).toBeCloseTo(1, 12);
    expect(gapNats).toBeLessThanOrEqual(1e-6);
  });

  test('are those that a search of all shares finds', () => {
    const each = drawn(2, 200);
    const grid = Array.from({ length: 1001 }, (_, step) => costOf(each, [step / 1000, 1 - step / 1000]));
    const { weights } = fitMixture(each);
    expect(weights[0]).toBeCloseTo(grid.indexOf(Math.min(...grid)) / 1000, 1);
    expect(costOf(each, [...weights])).toBeLessThanOrEqual(Math.min(...grid) + 1e-6);
  });

  test('of five members no other share pays less, and no step pays more than the one before', () => {
    const each = drawn(5, 300);
    const costs = Array.from({ length: 30 }, (_, steps) => costOf(each, [...fitMixture(each, { steps }).weights]));
    costs.slice(1).forEach((cost, step) => expect(cost).toBeLessThanOrEqual(costs[step] + 1e-12));
    const fitted = [...fitMixture(each).weights];
    const prng = prngOf({ seed: 2, generation: 0, subject: 'spec', purpose: 'mixture' });
    for (let trial = 0; trial < 200; trial++) {
      const near = fitted.map((weight) => weight * Math.exp(0.3 * prng.normal()) + 1e-4 * prng.uniform());
      const other = near.map((weight) => weight / sum(near));
      expect(costOf(each, other)).toBeGreaterThanOrEqual(costOf(each, fitted) - 1e-6);
    }
  });

  test('the stated gap is an upper bound of what is missing', () => {
    const each = drawn(4, 200);
    const best = costOf(each, [...fitMixture(each, { toleranceNats: 1e-9, steps: 100_000 }).weights]);
    for (const steps of [0, 1, 5, 20]) {
      const { weights, gapNats } = fitMixture(each, { steps });
      expect(costOf(each, [...weights]) - best).toBeLessThanOrEqual(gapNats + 1e-9);
    }
  });

  test('one member has all, equal ones the same, one who gives nothing none', () => {
    expect([...fitMixture(scored([[1, 2, 3]])).weights]).toEqual([1]);
    expect([
      ...fitMixture(
        scored([
          [1, 2],
          [1, 2],
        ]),
      ).weights,
    ]).toEqual([0.5, 0.5]);
    expect(
      [
        ...fitMixture(
          scored([
            [1, 2],
            [Infinity, NaN],
          ]),
        ).weights,
      ][0],
    ).toBeCloseTo(1, 5);
  });

  test('a symbol to which nobody gives a probability is left out', () => {
    const [with_, without] = [
      scored([
        [1, Infinity, 2, 0.1],
        [2, NaN, 1, 3],
      ]),
      scored([
        [1, 2, 0.1],
        [2, 1, 3],
      ]),
    ];
    expect(fitMixture(with_)).toEqual(fitMixture(without));
    expect([...fitMixture(scored([[Infinity], [Infinity]])).weights]).toEqual([0.5, 0.5]);
  });
});

describe('ambiguity', () => {
  test('is at no symbol below 0, and the mean of the members less the mixture', () => {
    const each = drawn(6, 500);
    for (const weights of [fitMixture(each).weights, new Float64Array(6).fill(1 / 6)]) {
      const { mixture, ambiguity } = mixtureNats(each, weights);
      ambiguity.forEach((own, at) => {
        expect(own).toBeGreaterThanOrEqual(-1e-12);
        const paid = sum([...weights].map((weight, member) => weight * each.nats[member * 500 + at]));
        expect(mixture[at]).toBeCloseTo(paid - own, 12);
      });
    }
  });

  test('by hand: likelihoods 1/2 and 1/8 mix to 5/16', () => {
    const { mixture, ambiguity } = mixtureNats(scored([[Math.log(2)], [Math.log(8)]]), [0.5, 0.5]);
    expect(mixture[0]).toBeCloseTo(Math.log(16 / 5), 6);
    expect(ambiguity[0]).toBeCloseTo(2 * Math.LN2 - Math.log(16 / 5), 6);
  });

  test('is none among equals, and members without weight count for nothing', () => {
    expect([...mixtureNats(scored([[1], [1]]), [0.5, 0.5]).ambiguity][0]).toBeCloseTo(0, 12);
    expect(mixtureNats(scored([[1], [Infinity], [NaN]]), [1, 0, 0])).toEqual({
      mixture: Float64Array.of(1),
      ambiguity: Float64Array.of(0),
    });
    expect([...mixtureNats(scored([[Infinity], [NaN]]), [0.5, 0.5]).mixture]).toEqual([Infinity]);
  });

  test('of symbols from the mixture itself it is the mean divergence of the mixture from its members', () => {
    const distributions = [
      [0.7, 0.1, 0.1, 0.1],
      [0.1, 0.7, 0.1, 0.1],
      [0.05, 0.05, 0.45, 0.45],
    ];
    const each = scored(distributions.map((own) => own.map((share) => -Math.log(share)))); // each symbol once
    const { ambiguity } = mixtureNats(each, [1 / 3, 1 / 3, 1 / 3]);
    const mixed = [0, 1, 2, 3].map((symbol) => mean(distributions.map((own) => own[symbol])));
    const divergence = (from: readonly number[]) => sum(mixed.map((share, at) => share * Math.log(share / from[at])));
    expect(sum(mixed.map((share, symbol) => share * ambiguity[symbol]))).toBeCloseTo(
      mean(distributions.map(divergence)),
      6,
    );
  });

  test('has no bound where members exclude what others expect, while the mixture pays at most ln 2 more than the better of two', () => {
    const { mixture, ambiguity } = mixtureNats(
      scored([
        [0, Infinity, 0],
        [Infinity, 0, 100],
      ]),
      [0.5, 0.5],
    );
    mixture.forEach((own) => expect(own).toBeCloseTo(Math.LN2, 12));
    expect([...ambiguity]).toEqual([Infinity, Infinity, 50 - Math.LN2]);
  });
});

describe('the mixture that learns as it reads', () => {
  const best = ({ members, symbols, nats }: SymbolNats) =>
    Math.min(
      ...Array.from({ length: members }, (_, member) =>
        sum([...nats.subarray(member * symbols, (member + 1) * symbols)]),
      ),
    );

  test('pays at most ln N nats more in all than the best of N: exactly the evidence of Bayes', () => {
    for (let seed = 0; seed < 20; seed++) {
      const each = drawn(8, 400, seed);
      const paid = sum([...new OnlineMixture(8, 0).read(each)]);
      expect(paid - best(each)).toBeLessThanOrEqual(Math.log(8) + 1e-9);
      // the evidence of all members alike: -ln (1 / N) sum_i prod_s p_i(s)
      const sums = Array.from({ length: 8 }, (_, member) =>
        sum([...each.nats.subarray(member * 400, (member + 1) * 400)]),
      );
      const least = Math.min(...sums);
      expect(paid).toBeCloseTo(least - Math.log(mean(sums.map((own) => Math.exp(least - own)))), 6);
    }
  });

  test('with a share it follows who leads: the bound for a sequence of members that changes twice', () => {
    const leaders = [0, 1, 0];
    const length = 200;
    const each = scored(
      [0, 1].map((member) => leaders.flatMap((leader) => Array<number>(length).fill(leader === member ? 0.1 : 3))),
    );
    const share = 0.01;
    const [n, k] = [3 * length, 2];
    const bound = Math.log(2) + k * Math.log(2 / share) - (n - 1 - k) * Math.log(1 - share + share / 2);
    const paid = sum([...new OnlineMixture(2, share).read(each)]);
    expect(paid).toBeLessThanOrEqual(0.1 * n + bound + 1e-3);
    expect(sum([...new OnlineMixture(2, 0).read(each)])).toBeGreaterThan(paid + 100);
  });

  test('reads on where it stopped, and a symbol that nobody expects changes no weight', () => {
    const each = drawn(3, 10);
    const part = (from: number, to: number) =>
      scored([0, 1, 2].map((member) => [...each.nats.subarray(member * 10 + from, member * 10 + to)]));
    const online = new OnlineMixture(3, 0.1);
    const parts = [...online.read(part(0, 4))];
    expect([...online.read(scored([[Infinity], [NaN], [Infinity]]))]).toEqual([Infinity]);
    expect([...parts, ...online.read(part(4, 10))]).toEqual([...new OnlineMixture(3, 0.1).read(each)]);
  });
});

test('carriers are the heaviest members that have a share of the weight', () => {
  expect(carriers([0.02, 0.6, 0.35, 0.03], 0.95)).toBe(2);
  expect(carriers([0.25, 0.25, 0.25, 0.25], 0.95)).toBe(4);
  expect(carriers([1], 0.95)).toBe(1);
});
