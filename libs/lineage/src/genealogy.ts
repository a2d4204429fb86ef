/**
 * The genealogy of those who live: a generation back, each lineage is in the primary parent, or in the individual itself if it lived then.
 * Lineages that meet are a node. What nobody joins on the way is a branch, so that a genealogy has fewer than twice as many nodes as tips,
 * however long the history is.
 */
import type { Born, PedigreeTable } from './pedigree-table';

export interface GenealogyNode {
  /** Generation in which the lineages below it meet; of a tip the newest. */
  readonly time: number;
  /** None for a tip. */
  readonly children: readonly GenealogyNode[];
  /** Of a tip; null of others. */
  readonly id: string | null;
}

/**
 * Of those who live in generation `now`: the root, where all lineages meet. Those of founders that do not meet hang from a root at the
 * generation in which the first was born. Throws a RangeError of nobody.
 */
export function genealogyOf(pedigree: PedigreeTable, living: readonly Born[], now: number): GenealogyNode {
  if (living.length === 0) throw new RangeError('a genealogy is of one individual at least');
  const standing = new Map<number, GenealogyNode>(
    living.map((tip) => [pedigree.rowOf(tip), { time: now, children: [], id: tip.id }]),
  );
  const founders: GenealogyNode[] = [];
  for (let born = now; born >= 0 && standing.size + founders.length > 1; born--) {
    const arrivals = new Map<number, GenealogyNode[]>();
    for (let row = pedigree.firstOf(born); row < pedigree.firstOf(born + 1); row++) {
      const node = standing.get(row);
      if (!node) continue;
      standing.delete(row);
      const parent = pedigree.primaryOf(row);
      if (parent < 0) founders.push(node);
      else if (arrivals.has(parent)) arrivals.get(parent)!.push(node);
      else arrivals.set(parent, [node]);
    }
    for (const [parent, nodes] of arrivals) {
      const there = standing.get(parent);
      const meeting = there ? [there, ...nodes] : nodes;
      standing.set(parent, meeting.length === 1 ? meeting[0] : { time: born - 1, children: meeting, id: null });
    }
  }
  const roots = [...founders, ...standing.values()];
  return roots.length === 1 ? roots[0] : { time: pedigree.eldest, children: roots, id: null };
}

/** Every node after all of its children, with how many tips it has below it. Not recursive: a tree may be as deep as it has tips. */
export function* upwards(root: GenealogyNode): Generator<{ readonly node: GenealogyNode; readonly tips: number }> {
  const order = [root];
  for (const node of order) order.push(...node.children);
  const tipsOf = new Map<GenealogyNode, number>();
  for (const node of order.reverse()) {
    const below = node.children.reduce((sum, child) => sum + tipsOf.get(child)!, 0);
    const tips = node.children.length === 0 ? 1 : below;
    tipsOf.set(node, tips);
    yield { node, tips };
  }
}
