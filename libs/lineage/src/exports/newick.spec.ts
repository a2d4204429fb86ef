import { labelOf } from './lineage-member';
import { newick } from './newick';
import { readNewick } from './testing/read-newick';
import { deepLineage, primaryEdges, randomLineage, textOf } from './testing/sample-lineages';

it.each([1, 2, 3])('is read back as the tree of primary parents, whatever the names (seed %i)', async (seed) => {
  const members = randomLineage(seed);
  const edges = readNewick(await textOf(newick(members)));
  expect([...edges].sort()).toEqual([...primaryEdges(members, labelOf), ['', null, 0]].sort());
});

it('quotes labels, and gives several founders a root without a name', async () => {
  const [founder, other] = deepLineage(1).flatMap((one) => [
    { ...one, name: "Ahab's" },
    { ...one, id: 't-0-1' },
  ]);
  const child = { ...deepLineage(2)[1], id: 't-3-0', generation: 3 };
  expect(await textOf(newick([founder]))).toBe("'t-0-0 Ahab''s';\n");
  expect(await textOf(newick([founder, child]))).toBe("('t-3-0':3)'t-0-0 Ahab''s';\n");
  expect(await textOf(newick([founder, other, child]))).toBe("(('t-3-0':3)'t-0-0 Ahab''s':0,'t-0-1':0);\n");
});

it('of nobody is a root without a name', async () => {
  expect(await textOf(newick([]))).toBe(';\n');
});

it('follows 10,000 generations', async () => {
  const edges = readNewick(await textOf(newick(deepLineage(10_000))));
  expect(edges).toHaveLength(10_000);
  expect(edges[0]).toEqual(['t-9999-0', 't-9998-0', 1]);
  expect(edges[9_999]).toEqual(['t-0-0', null, 0]);
});
