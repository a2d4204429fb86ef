/**
 * The tree of primary parents in the NEXUS format (Maddison, Swofford and Maddison 1997, Systematic Biology 46:590): a TAXA
 * block with everyone, and a TREES block whose tree names them by number. Ids hold hyphens, which are punctuation in NEXUS,
 * so labels are quoted. Of nobody it is a file without blocks.
 */
import { labelOf, type LineageMember, type Rows } from './lineage-member';
import { newickTree, quoteLabel } from './newick';
import { readPrimaryTree } from './primary-tree';

export async function* nexus(rows: Rows<LineageMember>): AsyncGenerator<string> {
  const tree = await readPrimaryTree(rows);
  const { members } = tree;
  yield '#NEXUS\n';
  if (members.length === 0) return;
  yield `BEGIN TAXA;\n  DIMENSIONS NTAX=${members.length};\n  TAXLABELS`;
  for (const member of members) yield `\n    ${quoteLabel(labelOf(member))}`;
  yield ';\nEND;\nBEGIN TREES;\n  TRANSLATE';
  const numbers = new Map(members.map(({ id }, at) => [id, at + 1]));
  for (const member of members) {
    const number = numbers.get(member.id) as number;
    yield `${number > 1 ? ',' : ''}\n    ${number} ${quoteLabel(labelOf(member))}`;
  }
  yield ';\n  TREE lineage = [&R] ';
  yield* newickTree(tree, ({ id }) => String(numbers.get(id)));
  yield '\nEND;\n';
}
