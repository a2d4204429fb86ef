/**
 * The tree of primary parents in the Newick format (Felsenstein et al. 1986; phylipweb.github.io/phylip/newicktree.html),
 * ancestors as labelled inner nodes, branches in generations. A tree of nobody is a root without a name: `;`.
 */
import { labelOf, type Labels, type LineageMember, type Rows } from './lineage-member';
import { type PrimaryTree, readPrimaryTree, walkAround } from './primary-tree';

export async function* newick(members: Rows<LineageMember>, labels: Labels): AsyncGenerator<string> {
  yield* newickTree(await readPrimaryTree(members), labels);
  yield '\n';
}

/** A tree up to its semicolon. */
export function* newickTree(tree: PrimaryTree, labels: Labels): Generator<string> {
  const forest = tree.founders.length > 1;
  if (forest) yield '(';
  for (const { member, way, leaf, first, length } of walkAround(tree)) {
    if (way === 'down') yield `${first ? '' : ','}${leaf ? '' : '('}`;
    else yield `${leaf ? '' : ')'}${treeLabel(member, labels)}${length === undefined ? '' : `:${length}`}`;
  }
  yield forest ? ');' : ';';
}

/** What Newick or NEXUS give a meaning of its own. A hyphen is punctuation to NEXUS alone, and no reader minds it. */
const PUNCTUATION = /[()[\]{}/\\,;:=*'"`+<>_]/;

/** A label as both formats have it: plain, with a low line for a blank; in quotes, a quote in it doubled, only where it must be. */
export function treeLabel(member: LineageMember, labels: Labels): string {
  const label = labelOf(member, labels);
  return PUNCTUATION.test(label) ? `'${label.replaceAll("'", "''")}'` : label.replaceAll(' ', '_');
}
