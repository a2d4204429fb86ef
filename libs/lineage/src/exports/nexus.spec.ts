import { labelOf } from './lineage-member';
import { nexus } from './nexus';
import { readNewick } from './testing/read-newick';
import { deepLineage, type Edge, primaryEdges, randomLineage, textOf } from './testing/sample-lineages';

const LABEL = /'(?:[^']|'')*'/g;
const unquote = (label: string) => label.slice(1, -1).replaceAll("''", "'");

/** The commands of a file's blocks, cut at semicolons that stand in no label. */
function readNexus(text: string): { taxa: string[]; tree: Edge[] } {
  const commands = text.match(/(?:'(?:[^']|'')*'|[^';])+;/g)?.map((command) => command.trim()) ?? [];
  const find = (word: string) => commands.find((command) => command.startsWith(word)) as string;
  const taxa = find('TAXLABELS').match(LABEL)?.map(unquote) as string[];
  expect(find('DIMENSIONS')).toBe(`DIMENSIONS NTAX=${taxa.length};`);
  const entries = [...find('TRANSLATE').matchAll(/(\d+) ('(?:[^']|'')*')/g)];
  const translate = new Map(entries.map(([, number, label]) => [number, unquote(label)]));
  const tree = readNewick(find('TREE').replace(/^TREE lineage = \[&R\] /, ''));
  const named = (number: string | null) => (number === null ? null : (translate.get(number) ?? number));
  return { taxa, tree: tree.map(([node, parent, length]) => [named(node) as string, named(parent), length]) };
}

it.each([1, 2, 3])('is read back: taxa, and the tree of primary parents (seed %i)', async (seed) => {
  const members = randomLineage(seed);
  const text = await textOf(nexus(members));
  expect(text).toMatch(/^#NEXUS\nBEGIN TAXA;\n[^]*\nEND;\nBEGIN TREES;\n[^]*\nEND;\n$/);
  const { taxa, tree } = readNexus(text.replace('#NEXUS', ''));
  expect(taxa).toEqual(members.map(labelOf));
  expect([...tree].sort()).toEqual([...primaryEdges(members, labelOf), ['', null, 0]].sort());
});

it('of nobody has no blocks', async () => {
  expect(await textOf(nexus([]))).toBe('#NEXUS\n');
});

it('follows 10,000 generations', async () => {
  const { tree } = readNexus(await textOf(nexus(deepLineage(10_000))));
  expect(tree).toHaveLength(10_000);
});
