/**
 * The tree of primary parents in the NEXUS format (Maddison, Swofford and Maddison 1997, Systematic Biology 46:590): a TAXA
 * block with the tips, and a TREES block. Labels stand in the tree itself: of a TRANSLATE command some readers take every
 * entry for a tip. For an empty lineage it is a file without blocks.
 */
import type { Rows } from '#tables';
import type { Labels, LineageMember } from './lineage-member';
import { newickTree, treeLabel } from './newick';
import { readPrimaryTree } from './primary-tree';

export async function* nexus(rows: Rows<LineageMember>, labels: Labels): AsyncGenerator<string> {
  const tree = await readPrimaryTree(rows);
  yield '#NEXUS\n';
  if (tree.members.length === 0) return;
  const tips = tree.members.filter(({ id }) => tree.childrenOf(id).length === 0);
  yield `BEGIN TAXA;\n  DIMENSIONS NTAX=${tips.length};\n  TAXLABELS`;
  for (const tip of tips) yield `\n    ${treeLabel(tip, labels)}`;
  yield ';\nEND;\nBEGIN TREES;\n  TREE lineage = [&R] ';
  yield* newickTree(tree, labels);
  yield '\nEND;\n';
}
