/** How unevenly a genealogy branches: the more its living descend from few, the higher. */
import { mean, median } from '#base';
import { type GenealogyNode, upwards } from './genealogy';

/** The number of nodes above each tip, summed over tips (Sackin 1972). Of a random (Yule) tree of n tips 2n (1/2 + ... + 1/n) on average. */
export function sackinIndex(root: GenealogyNode): number {
  let total = 0;
  for (const { node, tips } of upwards(root)) if (node.children.length > 0) total += tips;
  return total;
}

/**
 * The Colless-like index (Mir, Rotger and Rossello 2018), of trees of which nodes may have more than two children: over nodes, the mean
 * deviation of the sizes of their children's trees from the median. A tree's size is the sum of ln(children + e) over its nodes.
 */
export function collessLikeIndex(root: GenealogyNode): number {
  const sizes = new Map<GenealogyNode, number>();
  let total = 0;
  for (const { node } of upwards(root)) {
    const { children } = node;
    const below = children.map((child) => sizes.get(child)!);
    sizes.set(
      node,
      below.reduce((sum, size) => sum + size, Math.log(children.length + Math.E)),
    );
    if (children.length === 0) continue;
    const middle = median(below);
    total += mean(below.map((size) => Math.abs(size - middle)));
  }
  return total;
}
