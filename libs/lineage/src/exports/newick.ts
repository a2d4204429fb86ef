/**
 * The tree of primary parents in the Newick format (Felsenstein et al. 1986; phylipweb.github.io/phylip/newicktree.html),
 * ancestors as labelled inner nodes, branches in generations. Labels are quoted, a quote in them doubled. A tree of
 * nobody is a root without a name: `;`.
 */
import { labelOf, type LineageMember, type Rows } from './lineage-member';
import { type PrimaryTree, readPrimaryTree, walkAround } from './primary-tree';

export async function* newick(members: Rows<LineageMember>): AsyncGenerator<string> {
  yield* newickTree(await readPrimaryTree(members), (member) => quoteLabel(labelOf(member)));
  yield '\n';
}

/** A tree up to its semicolon, each node named by `nameOf`. */
export function* newickTree(tree: PrimaryTree, nameOf: (member: LineageMember) => string): Generator<string> {
  const forest = tree.founders.length > 1;
  if (forest) yield '(';
  for (const { member, way, leaf, first, length } of walkAround(tree)) {
    if (way === 'down') yield `${first ? '' : ','}${leaf ? '' : '('}`;
    else yield `${leaf ? '' : ')'}${nameOf(member)}${length === undefined ? '' : `:${length}`}`;
  }
  yield forest ? ');' : ';';
}

export function quoteLabel(label: string): string {
  return `'${label.replaceAll("'", "''")}'`;
}
