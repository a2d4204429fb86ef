import { countTable, mutualInformationBits, sampledJensenShannonBits, shareToldByGroups } from './groups';
import { hypergeometricMean } from './hypergeometric';
import { entropyBits } from './testing/exact-entropy';
import { expectation } from './testing/multinomial';

const VALUES = ['a', 'a', 'a', 'b', 'b', 'c'];

/** All ways to deal individuals to groups of these sizes. */
function deals(values: readonly string[], sizes: readonly number[]): string[][][] {
  const found: string[][][] = [];
  const deal = (at: number, groups: string[][]): void => {
    if (at === values.length) return void found.push(groups);
    groups.forEach((group, own) => {
      if (group.length === sizes[own]) return;
      deal(
        at + 1,
        groups.map((each, other) => (other === own ? [...each, values[at]] : each)),
      );
    });
  };
  deal(
    0,
    sizes.map(() => []),
  );
  return found;
}

const meanOver = (sizes: readonly number[], valueOf: (groups: string[][]) => number): number => {
  const all = deals(VALUES, sizes);
  return all.reduce((sum, groups) => sum + valueOf(groups), 0) / all.length;
};

test('the hypergeometric law sums to 1, and has its mean', () => {
  expect(hypergeometricMean(12, 5, 7, () => 1)).toBeCloseTo(1, 12);
  expect(hypergeometricMean(12, 5, 7, (k) => k)).toBeCloseTo((7 * 5) / 12, 12);
});

describe('the share that groups tell', () => {
  test.each([[[3, 3]], [[2, 4]], [[2, 2, 2]], [[1, 2, 3]]])(
    'is 0 on average over all deals to groups of %j',
    (sizes) => {
      expect(meanOver(sizes, (groups) => shareToldByGroups(countTable(groups)))).toBeCloseTo(0, 12);
    },
  );

  it('is 1 where the group tells the value, and 0 where there is nothing to tell', () => {
    expect(shareToldByGroups([[4, 0], [0, 4]])).toBeCloseTo(1, 12); // prettier-ignore
    expect(shareToldByGroups([[4], [4]])).toBe(0);
    expect(shareToldByGroups([[2, 3]])).toBe(0);
  });

  it('is I / H of large samples', () => {
    const share = shareToldByGroups([[3000, 1000], [1000, 3000]]); // prettier-ignore
    expect(share).toBeCloseTo(1 - entropyBits([3, 1]), 3);
  });
});

describe('the Jensen-Shannon divergence of samples', () => {
  const between = ([one, other]: string[][]): number => {
    const [counts, others] = countTable([one, other]);
    return sampledJensenShannonBits(counts, others);
  };

  test.each([[[3, 3]], [[2, 4]], [[1, 5]]])('is 0 on average over all deals to groups of %j', (sizes) => {
    expect(meanOver(sizes, between)).toBeCloseTo(0, 12);
  });

  it('is 1 where samples have nothing in common, whatever their sizes, and the closed form of large ones', () => {
    expect(sampledJensenShannonBits([3, 0], [0, 5])).toBeCloseTo(1, 12);
    expect(sampledJensenShannonBits([4000, 0], [1000, 1000])).toBeCloseTo(entropyBits([3, 1]) - 1 / 2, 3);
  });

  it('tells nothing where all differ, and none of an empty sample', () => {
    expect(sampledJensenShannonBits([1, 1, 0, 0], [0, 0, 1, 1])).toBeNaN();
    expect(sampledJensenShannonBits([0, 0], [1, 2])).toBeNaN();
  });
});

describe('mutual information', () => {
  it('is the closed form of a symmetric channel: log2 k + q log2 q + (1 - q) log2 ((1 - q) / (k - 1))', () => {
    for (const q of [1 / 3, 0.6, 1]) {
      const other = Math.round((12_000 * (1 - q)) / 2);
      const table = [0, 1, 2].map((row) => [0, 1, 2].map((column) => (row === column ? 12_000 - 2 * other : other)));
      const closed = Math.log2(3) - entropyBits([q, (1 - q) / 2, (1 - q) / 2]);
      expect(Math.abs(mutualInformationBits(table) - closed)).toBeLessThan(2e-4);
    }
  });

  it.each([0.5, 0.75])(
    'is nearer to the truth than that of the sample itself, in expectation over all samples, q = %d',
    (q) => {
      const chances = [q / 2, (1 - q) / 2, (1 - q) / 2, q / 2];
      const truth = 1 - entropyBits([q, 1 - q]);
      const plugIn = ([a, b, c, d]: readonly number[]): number =>
        entropyBits([a + c, b + d]) + entropyBits([a + b, c + d]) - entropyBits([a, b, c, d]);
      const bias = expectation(chances, 16, ([a, b, c, d]) => mutualInformationBits([[a, b], [c, d]])) - truth; // prettier-ignore
      expect(Math.abs(bias)).toBeLessThan(0.3 * (expectation(chances, 16, plugIn) - truth));
    },
  );

  it('is of nobody NaN, and leaves groups out that are empty', () => {
    expect(mutualInformationBits([])).toBeNaN();
    expect(mutualInformationBits([[0, 0]])).toBeNaN();
    expect(mutualInformationBits([[5, 0], [0, 0]])).toBe(0); // prettier-ignore
  });
});
