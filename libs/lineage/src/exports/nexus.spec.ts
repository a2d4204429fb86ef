import { labelOf } from './lineage-member';
import { nexus } from './nexus';
import { readLabel, readNewick } from './testing/read-newick';
import { deepLineage, type Edge, primaryEdges, randomLineage, textOf } from './testing/sample-lineages';

/** The commands of a file's blocks, cut at semicolons that stand in no label. */
function readNexus(text: string): { taxa: string[]; tree: Edge[] } {
  const commands = text.match(/(?:'(?:[^']|'')*'|[^';])+;/g)?.map((command) => command.trim()) ?? [];
  const find = (word: string) => commands.find((command) => command.startsWith(word)) as string;
  const taxa = find('TAXLABELS').slice('TAXLABELS'.length, -1);
  const labels = (taxa.match(/'(?:[^']|'')*'|[^\s']+/g) ?? []).map(readLabel);
  expect(find('DIMENSIONS')).toBe(`DIMENSIONS NTAX=${labels.length};`);
  expect(text).not.toContain('TRANSLATE');
  return { taxa: labels, tree: readNewick(find('TREE').replace(/^TREE lineage = \[&R\] /, '')) };
}

describe.each(['ids', 'names'] as const)('with %s', (labels) => {
  it.each([1, 2, 3])('is read back: taxa, which are the tips, and the tree (seed %i)', async (seed) => {
    const members = randomLineage(seed);
    const text = await textOf(nexus(members, labels));
    expect(text).toMatch(/^#NEXUS\nBEGIN TAXA;\n[^]*\nEND;\nBEGIN TREES;\n[^]*\nEND;\n$/);
    const { taxa, tree } = readNexus(text.replace('#NEXUS', ''));
    const edges = primaryEdges(members, (member) => labelOf(member, labels));
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
