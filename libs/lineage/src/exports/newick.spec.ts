import { newick, nhx, treeLabel } from './newick';
import { readNewick } from './testing/read-newick';
import { deepLineage, primaryEdges, randomLineage, textOf } from './testing/sample-lineages';

describe.each(['ids', 'names'] as const)('with %s', (labels) => {
  it.each([1, 2, 3])('is read back as the tree of primary parents (seed %i)', async (seed) => {
    const members = randomLineage(seed);
    const edges = readNewick(await textOf(newick(members, labels)));
    const expected = primaryEdges(members, (member) => treeLabel(member, labels));
    expect([...edges].sort()).toEqual([...expected, ['', null, 0]].sort());
  });
});

it('quotes no id, and gives several founders a root without a name', async () => {
  const [founder, child] = deepLineage(2);
  const [other, grandchild] = [
    { ...founder, id: 't-0-1' },
    { ...child, id: 't-3-0', generation: 3 },
  ];
  expect(await textOf(newick([founder], 'ids'))).toBe('t-0-0;\n');
  expect(await textOf(newick([founder, grandchild], 'ids'))).toBe('(t-3-0:3)t-0-0;\n');
  expect(await textOf(newick([founder, other, grandchild], 'ids'))).toBe('((t-3-0:3)t-0-0:0,t-0-1:0);\n');
});

it.each([
  ['Ahab', 't-0-0_Ahab'],
  ['  old \t\n Ahab ', 't-0-0_old_Ahab'],
  ["Ahab's", 't-0-0_Ahab_s'],
  ['x_y', 't-0-0_x_y'],
  [`it's "quoted", [&R]; (a:1,b:2)`, 't-0-0_it_s_quoted_&R_a_1_b_2'],
  ['\n', 't-0-0'],
  ['()', 't-0-0'],
  [null, 't-0-0'],
])('writes the name %j without quotes, which readers misread', async (name, label) => {
  expect(await textOf(newick([{ ...deepLineage(1)[0], name }], 'names'))).toBe(`${label};\n`);
});

it('of nobody is a root without a name', async () => {
  expect(await textOf(newick([], 'ids'))).toBe(';\n');
});

it('follows 10,000 generations', async () => {
  const edges = readNewick(await textOf(newick(deepLineage(10_000), 'ids')));
  expect(edges).toHaveLength(10_000);
  expect(edges[0]).toEqual(['t-9999-0', 't-9998-0', 1]);
  expect(edges[9_999]).toEqual(['t-0-0', null, 0]);
});

it('has species as tags of NHX, which are comments of Newick', async () => {
  const [founder, child] = deepLineage(2);
  const members = [founder, { ...child, species: 'gru-baba' }];
  expect(await textOf(nhx(members, 'ids'))).toBe('(t-1-0:1[&&NHX:S=gru-baba])t-0-0;\n');
  const many = randomLineage(1);
  expect((await textOf(nhx(many, 'ids'))).replace(/\[&&NHX:S=gru-\d\]/g, '')).toBe(await textOf(newick(many, 'ids')));
});
