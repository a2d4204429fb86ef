import { evolutionaryDistinctiveness, phylogeneticDiversity } from './phylogenetic-diversity';
import { genealogyOf, type GenealogyNode } from './genealogy';
import { collessLikeIndex, sackinIndex } from './tree-balance';
import { type Born } from './pedigree-table';
import { bornOf, tableOf } from './testing/births';

/** `(a,b):3` in the order of ids: the tips, and when they meet. */
function written({ id, time, children }: GenealogyNode): string {
  return id ?? `(${children.map(written).sort().join(',')}):${time}`;
}

const GENERATIONS = [
  [bornOf('k-0-0'), bornOf('k-0-1')],
  [bornOf('k-1-0', 'k-0-0'), bornOf('k-1-1', 'k-0-0', 'k-0-1', ['a'])],
  [bornOf('k-2-0', 'k-1-0')],
  [bornOf('k-3-0', 'k-2-0'), bornOf('k-3-1', 'k-2-0'), bornOf('k-3-2', 'k-1-1')],
];
const TABLE = tableOf(...GENERATIONS);
const everyone = (...ids: string[]): Born[] => GENERATIONS.flat().filter(({ id }) => ids.includes(id));

it('lets lineages meet where their primary parents do, and those who live on be tips beside their children', () => {
  const tree = (...ids: string[]): string => written(genealogyOf(TABLE, everyone(...ids), 3));
  expect(tree('k-3-0', 'k-3-1', 'k-3-2')).toBe('((k-3-0,k-3-1):2,k-3-2):0');
  expect(tree('k-2-0', 'k-3-0', 'k-3-1')).toBe('(k-2-0,k-3-0,k-3-1):2');
  expect(tree('k-1-0', 'k-3-0')).toBe('(k-1-0,k-3-0):1');
  expect(tree('k-0-1', 'k-3-0', 'k-3-2')).toBe('((k-3-0,k-3-2):0,k-0-1):0'); // two founders
  expect(tree('k-3-1')).toBe('k-3-1');
  expect(() => genealogyOf(TABLE, [], 3)).toThrow(RangeError);
});

it('sums the branches of a genealogy, and shares them out among its tips', () => {
  const root = genealogyOf(TABLE, everyone('k-3-0', 'k-3-1', 'k-3-2'), 3);
  expect(phylogeneticDiversity(root)).toBe(1 + 1 + 2 + 3);
  expect(Object.fromEntries(evolutionaryDistinctiveness(root))).toEqual({ 'k-3-0': 2, 'k-3-1': 2, 'k-3-2': 3 });
  const alone = genealogyOf(TABLE, everyone('k-3-0'), 3);
  expect([phylogeneticDiversity(alone), [...evolutionaryDistinctiveness(alone)]]).toEqual([0, [['k-3-0', 0]]]);
});

const tip = (id: number): GenealogyNode => ({ time: 9, children: [], id: `${id}` });
const node = (...children: GenealogyNode[]): GenealogyNode => ({ time: 0, children, id: null });

it('measures balance as the closed forms of combs, balanced trees and stars say', () => {
  const comb = (n: number): GenealogyNode => (n === 1 ? tip(n) : node(comb(n - 1), tip(n)));
  const balanced = (height: number): GenealogyNode =>
    height === 0 ? tip(0) : node(balanced(height - 1), balanced(height - 1));
  const star = node(...Array.from({ length: 7 }, (_, at) => tip(at)));
  for (const n of [1, 2, 3, 10]) expect(sackinIndex(comb(n))).toBe((n * (n + 1)) / 2 - 1);
  for (const height of [0, 1, 4]) {
    expect([sackinIndex(balanced(height)), collessLikeIndex(balanced(height))]).toEqual([height * 2 ** height, 0]);
  }
  expect([sackinIndex(star), collessLikeIndex(star)]).toEqual([7, 0]);
  expect(collessLikeIndex(comb(3))).toBeCloseTo((1 + Math.log(2 + Math.E)) / 2, 12); // sizes 2 + ln(2 + e) and 1
  expect(collessLikeIndex(comb(4))).toBeGreaterThan(collessLikeIndex(comb(3)));
});

/** Every tree that n tips come to where any of them splits next, as often as it does. */
function yuleTrees(n: number): GenealogyNode[] {
  if (n === 1) return [tip(1)];
  const split = (tree: GenealogyNode, at: number): [GenealogyNode, number] => {
    if (tree.children.length === 0) return [at === 0 ? node(tip(1), tip(2)) : tree, at - 1];
    const children: GenealogyNode[] = [];
    let left = at;
    for (const child of tree.children) {
      const [changed, rest] = split(child, left);
      children.push(changed);
      left = rest;
    }
    return [node(...children), left];
  };
  return yuleTrees(n - 1).flatMap((tree) => Array.from({ length: n - 1 }, (_, at) => split(tree, at)[0]));
}

it('has the mean Sackin index of random trees, over all histories of up to seven tips', () => {
  for (let n = 2; n <= 7; n++) {
    const trees = yuleTrees(n);
    const total = trees.reduce((sum, tree) => sum + sackinIndex(tree), 0);
    const harmonic = Array.from({ length: n - 1 }, (_, at) => 1 / (at + 2)).reduce((sum, one) => sum + one);
    expect(total / trees.length).toBeCloseTo(2 * n * harmonic, 10);
  }
});

it('is as fast with a line of 5,000 generations, and needs no stack for it', () => {
  const size = 5000;
  const generations = Array.from({ length: size }, (_, generation) =>
    generation === 0 ? [bornOf('k-0-0')] : [bornOf(`k-${generation}-0`, `k-${generation - 1}-0`)],
  );
  const root = genealogyOf(tableOf(...generations), generations.flat(), size - 1); // nobody dies: a comb
  expect(sackinIndex(root)).toBe((size * (size + 1)) / 2 - 1);
  expect(phylogeneticDiversity(root)).toBe(size - 1 + ((size - 1) * size) / 2);
});
