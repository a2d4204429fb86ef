/**
 * The tree of primary parents as phyloXML 1.10 (Han and Zmasek 2009, BMC Bioinformatics 10:356; phyloxml.org). A second
 * parent is given by a `clade_relation` of type `secondary_parent`, from the child to it.
 */
import { geneParents } from '#evolution';
import type { Rows } from '#tables';
import { labelOf, type Labels, type LineageMember } from './lineage-member';
import { readPrimaryTree, type Step, walkAround } from './primary-tree';
import { xmlText } from './xml-text';

const START = `<?xml version="1.0" encoding="UTF-8"?>
<phyloxml xmlns="http://www.phyloxml.org" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.phyloxml.org http://www.phyloxml.org/1.10/phyloxml.xsd">
<phylogeny rooted="true" branch_length_unit="generation">
`;

export async function* phyloxml(rows: Rows<LineageMember>, labels: Labels): AsyncGenerator<string> {
  const tree = await readPrimaryTree(rows);
  const numbers = new Map(tree.members.map(({ id }, at) => [id, at]));
  const forest = tree.founders.length > 1;
  yield START;
  if (forest) yield '<clade>\n';
  for (const step of walkAround(tree)) {
    yield step.way === 'up' ? '</clade>\n' : cladeOf(step, `n${numbers.get(step.member.id)}`, labels);
  }
  if (forest) yield '</clade>\n';
  for (const { id, parents } of tree.members) {
    for (const parent of parents.filter(({ role }) => role === 'secondary')) {
      yield `<clade_relation id_ref_0="n${numbers.get(id)}" id_ref_1="n${numbers.get(parent.id)}" type="secondary_parent"/>\n`;
    }
  }
  yield '</phylogeny>\n</phyloxml>\n';
}

/** The start of a clade: all elements of its individual, in the order that the schema demands. */
function cladeOf({ member, length }: Step, reference: string, labels: Labels): string {
  const { id, generation, family, niche, deme, species, bitsPerCharacter, diedGeneration, name, parents } = member;
  return [
    `<clade id_source="${reference}"><name>${xmlText(labelOf(member, labels))}</name>`,
    length === undefined ? '' : `<branch_length>${length}</branch_length>`,
    `<node_id provider="clade">${xmlText(id)}</node_id>`,
    `<date unit="generation"><value>${generation}</value></date>`,
    property('family', 'string', family),
    property('niche', 'string', niche),
    property('deme', 'string', deme),
    property('species', 'string', species),
    property('bits_per_character', 'double', bitsPerCharacter),
    property('died_generation', 'integer', diedGeneration),
    property('name', 'string', name),
    ...geneParents(parents).map(({ role, share }) => property(`${role}_share`, 'double', share)),
    '\n',
  ].join('');
}

function property(name: string, type: 'string' | 'double' | 'integer', value: string | number | null): string {
  if (value === null) return '';
  return `<property ref="clade:${name}" datatype="xsd:${type}" applies_to="clade">${xmlText(String(value))}</property>`;
}
