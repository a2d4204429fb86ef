import { treeLabel } from './newick';
import { nexus } from './nexus';
import { readNewick } from './testing/read-newick';
import { deepLineage, type Edge, primaryEdges, randomLineage, textOf } from './testing/sample-lineages';

/** The commands of a file's blocks. */
function readNexus(text: string): { taxa: string[]; tree: Edge[] } {
  const commands = text.replace('#NEXUS\n', '').split(/(?<=;)\s*/);
  expect(commands.map((command) => command.split(/\s/)[0])).toEqual([
    ...['BEGIN', 'DIMENSIONS', 'TAXLABELS', 'END;'],
    ...['BEGIN', 'TREE', 'END;', ''],
  ]);
  const find = (word: string) => commands.find((command) => command.startsWith(word)) as string;
  const taxa = find('TAXLABELS').slice(0, -1).split(/\s+/).slice(1);
  expect(find('DIMENSIONS')).toBe(`DIMENSIONS NTAX=${taxa.length};`);
  return { taxa, tree: readNewick(find('TREE').replace(/^TREE lineage = \[&R\] /, '')) };
}

describe.each(['ids', 'names'] as const)('with %s', (labels) => {
  it.each([1, 2, 3])('is read back: taxa, which are the tips, and the tree (seed %i)', async (seed) => {
    const members = randomLineage(seed);
    const text = await textOf(nexus(members, labels));
    expect(text).toMatch(/^#NEXUS\nBEGIN TAXA;\n[^]*\nEND;\nBEGIN TREES;\n[^]*\nEND;\n$/);
    const { taxa, tree } = readNexus(text);
    const edges = primaryEdges(members, (member) => treeLabel(member, labels));
    expect([...tree].sort()).toEqual([...edges, ['', null, 0]].sort());
    const ancestors = new Set(edges.map(([, parent]) => parent));
    expect(taxa).toEqual(edges.map(([label]) => label).filter((label) => !ancestors.has(label)));
  });
});

it('of nobody has no blocks', async () => {
  expect(await textOf(nexus([], 'ids'))).toBe('#NEXUS\n');
});

it('follows 10,000 generations', async () => {
  const { taxa, tree } = readNexus(await textOf(nexus(deepLineage(10_000), 'ids')));
  expect(tree).toHaveLength(10_000);
  expect(taxa).toEqual(['t-9999-0']);
});
