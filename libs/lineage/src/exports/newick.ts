/**
 * The tree of primary parents in the Newick format (Felsenstein et al. 1986; phylipweb.github.io/phylip/newicktree.html),
 * ancestors as labelled inner nodes, branches in generations. An empty tree is a root without a name: `;`.
 */
import type { Rows } from '#tables';
import { labelOf, type Labels, type LineageMember } from './lineage-member';
import { type PrimaryTree, readPrimaryTree, walkAround } from './primary-tree';

export async function* newick(members: Rows<LineageMember>, labels: Labels): AsyncGenerator<string> {
  yield* newickTree(await readPrimaryTree(members), labels);
  yield '\n';
}

/**
 * The same as NHX (New Hampshire eXtended: Zmasek and Eddy 2001, Bioinformatics 17:383), species as the tag S: comments to readers who know Newick
 * alone.
 */
export async function* nhx(members: Rows<LineageMember>, labels: Labels): AsyncGenerator<string> {
  const tagOf = ({ species }: LineageMember): string => (species === null ? '' : `[&&NHX:S=${species}]`);
  yield* newickTree(await readPrimaryTree(members), labels, tagOf);
  yield '\n';
}

/** A tree up to its semicolon; a tag comes after the branch of its individual. */
export function* newickTree(
  tree: PrimaryTree,
  labels: Labels,
  tagOf: (member: LineageMember) => string = () => '',
): Generator<string> {
  const forest = tree.founders.length > 1;
  if (forest) yield '(';
  for (const { member, way, leaf, first, length } of walkAround(tree)) {
    if (way === 'down') yield `${first ? '' : ','}${leaf ? '' : '('}`;
    else
      yield `${leaf ? '' : ')'}${treeLabel(member, labels)}${length === undefined ? '' : `:${length}`}${tagOf(member)}`;
  }
  yield forest ? ');' : ';';
}

/** Blanks, and what Newick or NEXUS give a meaning of its own. A hyphen is punctuation to NEXUS alone, and no reader minds it. */
const PUNCTUATION = /[\s()[\]{}/\\,;:=*'"`+<>_]+/gu;

/** A label that needs no quotes, since most readers misread those: what they would hold is an underscore, a blank in both formats. */
export function treeLabel(member: LineageMember, labels: Labels): string {
  return labelOf(member, labels).replace(PUNCTUATION, '_').replace(/_$/, '');
}
