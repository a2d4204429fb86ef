import type { IndividualView } from '#contracts';
import { descendantsOf, growForest, rowsOf, type Folding, type TreeNode } from './lineage-tree';

type Parents = readonly string[];

/** `a-1-2` was born in generation 1; the first parent is the primary one. */
const member = (id: string, diedGeneration: number | null, ...parents: Parents): IndividualView => ({
  id,
  tournamentId: 'a',
  generation: Number(id.split('-')[1]),
  slot: Number(id.split('-')[2]),
  niche: 'moby',
  deme: 'moby',
  family: 'gru',
  parameters: 9,
  status: 'trained',
  cause: null,
  diedGeneration,
  species: null,
  bitsPerCharacter: 2.5,
  nats: 1.7,
  tokensTrained: 1,
  rating: null,
  genome: {},
  name: null,
  notes: null,
  parents: parents.map((parent, index) => ({
    id: parent,
    share: 1 / parents.length,
    weightShare: index === 0 ? 1 : 0,
    genes: [],
    role: index === 0 ? 'primary' : 'secondary',
  })),
});

/** Two founders. Of the first, a line dies out, another parts in generation 2; the second has a line of two alone. */
const MEMBERS = [
  ...[member('a-0-0', 0), member('a-0-1', 0)],
  ...[member('a-1-0', 1, 'a-0-0', 'a-0-1'), member('a-1-1', 1, 'a-0-0'), member('a-1-2', 1, 'a-0-1')],
  ...[member('a-2-0', 2, 'a-1-0'), member('a-2-1', 2, 'a-1-1'), member('a-2-2', 2, 'a-1-2', 'a-1-0')],
  ...[member('a-3-0', null, 'a-2-0'), member('a-3-1', null, 'a-2-0'), member('a-3-2', null, 'a-2-0', 'a-2-2')],
];

const drawn = (roots: readonly TreeNode[], folding: Folding = {}) =>
  roots.flatMap((root) =>
    rowsOf(root, folding).map(({ branch, node, folded }) => `${branch}${node.member.id} +${folded}`),
  );

describe('a forest', () => {
  it('folds away what died out and what lies between, and counts it', () => {
    expect(drawn(growForest(MEMBERS).filter(({ living }) => living > 0))).toEqual([
      'a-0-0 +2', // a-1-1 and a-2-1 died out
      'a-2-0 +1', // a-1-0 lies between
      '├─a-3-2 +0',
      '├─a-3-1 +0',
      'a-3-0 +0',
    ]);
  });

  it('shows everyone once where nothing is to be folded, the largest branch straight on', () => {
    const rows = drawn(growForest(MEMBERS), { all: true });
    expect(rows).toEqual([
      ...['a-0-0 +0', '├─a-1-1 +0', '│ a-2-1 +0', 'a-1-0 +0', 'a-2-0 +0', '├─a-3-2 +0', '├─a-3-1 +0', 'a-3-0 +0'],
      ...['a-0-1 +0', 'a-1-2 +0', 'a-2-2 +0'],
    ]);
  });

  it('goes as deep as it is told to, and counts the rest', () => {
    expect(drawn(growForest(MEMBERS).slice(0, 1), { all: true, depth: 1 })).toEqual([
      'a-0-0 +0',
      '├─a-1-1 +1',
      'a-1-0 +4',
    ]);
  });

  it('stands as it stood in a generation', () => {
    const roots = growForest(MEMBERS, 1);
    expect(roots.map(({ size, living }) => [size, living])).toEqual([
      [3, 2],
      [2, 1],
    ]);
    expect(drawn(roots)).toEqual(['a-0-0 +0', '├─a-1-1 +0', 'a-1-0 +0', 'a-0-1 +0', 'a-1-2 +0']);
  });

  it('makes a root of one whose parents are not told', () => {
    expect(growForest([member('a-5-0', null, 'a-4-0')]).map(({ depth }) => depth)).toEqual([0]);
  });
});

describe('a tree', () => {
  it('holds all descendants, below whichever parent descends too', () => {
    expect(drawn(growForest(descendantsOf(MEMBERS, 'a-0-1')), { all: true })).toEqual([
      ...['a-0-1 +0', '├─a-1-2 +0', '│ a-2-2 +0', 'a-1-0 +0', 'a-2-0 +0', '├─a-3-2 +0', '├─a-3-1 +0', 'a-3-0 +0'],
    ]);
  });
  it('that died out is shown whole', () => {
    expect(drawn(growForest(descendantsOf(MEMBERS, 'a-1-1')))).toEqual(['a-1-1 +0', 'a-2-1 +0']);
  });
  it('of someone unknown is none', () => expect(descendantsOf(MEMBERS, 'a-9-9')).toEqual([]));
});

it('accounts for everyone, and stays narrow, in a pedigree of thousands', () => {
  const [generations, capacity] = [200, 50];
  let draw = 1;
  const random = (below: number) => (draw = (draw * 48271) % 2147483647) % below;
  const members = Array.from({ length: generations * capacity }, (_, at) => {
    const generation = Math.floor(at / capacity);
    const alive = generation === generations - 1;
    const parents = generation === 0 ? [] : [`a-${generation - 1}-${random(capacity)}`];
    return member(`a-${generation}-${at % capacity}`, alive ? null : generation, ...parents);
  });
  for (const folding of [{}, { all: true }, { depth: 20 }]) {
    const rows = growForest(members).flatMap((root) => rowsOf(root, folding));
    expect(rows.reduce((sum, { folded }) => sum + 1 + folded, 0)).toBe(members.length);
    expect(Math.max(...rows.map(({ branch }) => branch.length))).toBeLessThanOrEqual(2 * Math.log2(members.length));
  }
  const folded = growForest(members).flatMap((root) => (root.living > 0 ? rowsOf(root, {}) : []));
  expect(folded.length).toBeLessThan(2 * capacity + capacity);
  expect(folded.filter(({ node }) => node.alive)).toHaveLength(capacity);
});
