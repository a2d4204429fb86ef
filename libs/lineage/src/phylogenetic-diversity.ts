/** How much history the living have of their own, in generations along the branches of their genealogy. */
import { type GenealogyNode, upwards } from './genealogy';

/** The length of all branches (Faith 1992), from where all lineages meet. */
export function phylogeneticDiversity(root: GenealogyNode): number {
  let total = 0;
  for (const { node } of upwards(root)) for (const child of node.children) total += child.time - node.time;
  return total;
}

/**
 * Of each living its evolutionary distinctiveness, by its id: the branches from it to the root, each shared evenly among the tips below it
 * ("fair proportion": Isaac et al. 2007). Over all living they sum to the phylogenetic diversity.
 */
export function evolutionaryDistinctiveness(root: GenealogyNode): ReadonlyMap<string, number> {
  const order = [...upwards(root)].reverse(); // parents before children
  const above = new Map<GenealogyNode, number>([[root, 0]]);
  const tipsOf = new Map(order.map(({ node, tips }) => [node, tips]));
  const found = new Map<string, number>();
  for (const { node } of order) {
    const own = above.get(node)!;
    if (node.id !== null) found.set(node.id, own);
    for (const child of node.children) above.set(child, own + (child.time - node.time) / tipsOf.get(child)!);
  }
  return found;
}
