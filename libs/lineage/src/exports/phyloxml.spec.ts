import type { LineageMember } from './lineage-member';
import { phyloxml } from './phyloxml';
import { type Element, readXml } from './testing/read-xml';
import { deepLineage, randomLineage, textOf } from './testing/sample-lineages';

const child = (element: Element, name: string) => element.children.find((one) => one.name === name);
const property = (clade: Element, name: string) =>
  clade.children.find((one) => one.attributes['ref'] === `clade:${name}`)?.text;

interface Read {
  readonly members: Omit<LineageMember, 'parents'>[];
  /** Id of each one's parent in the tree, and generations between them. */
  readonly primary: Record<string, readonly [parent: string | undefined, length: number]>;
  readonly secondary: string[][];
}

function readPhyloxml(text: string): Read {
  const phylogeny = child(readXml(text), 'phylogeny') as Element;
  const [members, primary]: [Read['members'], Read['primary']] = [[], {}];
  const ids: Record<string, string> = {};
  const waiting = phylogeny.children.filter(({ name }) => name === 'clade').map((clade) => ({ clade, parent: '' }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { clade, parent } = next;
    const id = child(clade, 'node_id')?.text ?? '';
    waiting.push(...clade.children.filter(({ name }) => name === 'clade').map((one) => ({ clade: one, parent: id })));
    if (id === '') continue;
    ids[clade.attributes['id_source']] = id;
    primary[id] = [parent || undefined, Number(child(clade, 'branch_length')?.text ?? 0)];
    const number = (value: string | undefined) => (value === undefined ? null : Number(value));
    members.push({
      id,
      family: property(clade, 'family') ?? '',
      niche: property(clade, 'niche') ?? '',
      deme: property(clade, 'deme') ?? '',
      species: property(clade, 'species') ?? null,
      generation: Number(child(child(clade, 'date') as Element, 'value')?.text),
      bitsPerCharacter: number(property(clade, 'bits_per_character')),
      diedGeneration: number(property(clade, 'died_generation')),
      name: property(clade, 'name') ?? null,
    });
  }
  const relations = phylogeny.children.filter(({ name }) => name === 'clade_relation');
  const secondary = relations.map(({ attributes }) => [ids[attributes['id_ref_0']], ids[attributes['id_ref_1']]]);
  return { members, primary, secondary };
}

it.each([1, 2, 3])(
  'is read back with both parents, all but the characters that XML forbids (seed %i)',
  async (seed) => {
    const lineage = randomLineage(seed);
    const { members, primary, secondary } = readPhyloxml(await textOf(phyloxml(lineage, 'names')));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    const expected = lineage.map(({ parents: _, ...member }) => ({
      ...member,
      name: member.name?.replace(/[\0\u0007\ufffe\ud800](?![\udc00-\udfff])/g, '') ?? null,
    }));
    expect(members.sort(byId)).toEqual(expected.sort(byId));
    const generations = new Map(lineage.map(({ id, generation }) => [id, generation]));
    for (const { id, generation, parents } of lineage) {
      const parent = parents.find(({ role }) => role === 'primary')?.id;
      expect(primary[id]).toEqual([parent, generation - (generations.get(parent ?? '') ?? 0)]);
    }
    const expectedSecondary = lineage.flatMap(({ id, parents }) =>
      parents.filter(({ role }) => role === 'secondary').map((parent) => [id, parent.id]),
    );
    expect(secondary.sort()).toEqual(expectedSecondary.sort());
  },
);

it('of nobody is a phylogeny without a clade', async () => {
  expect(readPhyloxml(await textOf(phyloxml([], 'ids'))).members).toEqual([]);
});

it('follows 10,000 generations', async () => {
  expect(readPhyloxml(await textOf(phyloxml(deepLineage(10_000), 'ids'))).members).toHaveLength(10_000);
});

it.each([
  ['ids', 't-0-0'],
  ['names', 't-0-0 Ahab&amp;co'],
] as const)('with %s calls clades so', async (labels, label) => {
  const text = await textOf(phyloxml([{ ...deepLineage(1)[0], name: 'Ahab&co' }], labels));
  expect(text).toContain(`<name>${label}</name>`);
});
