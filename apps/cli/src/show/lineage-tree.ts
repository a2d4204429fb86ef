/**
 * A pedigree as a forest: each individual hangs below its primary parent, or the other where that one is not told. What died out
 * and what merely passed its genes on can be folded away, which leaves the tree of the living: their ancestors where lines part.
 */
import type { IndividualView } from '#contracts';

export interface TreeNode {
  readonly member: IndividualView;
  /** Generations of descent from its root. */
  readonly depth: number;
  readonly children: TreeNode[];
  readonly alive: boolean;
  /** It and all below it, and the living among these. */
  size: number;
  living: number;
}

/** `members` are in order of birth; those born after `generation` are left out, and who lived in it is alive. */
export function growForest(members: readonly IndividualView[], generation?: number): TreeNode[] {
  const nodes = new Map<string, TreeNode>();
  const roots: TreeNode[] = [];
  for (const member of members) {
    if (generation !== undefined && member.generation > generation) continue;
    const { id, diedGeneration } = member;
    const alive = diedGeneration === null || (generation !== undefined && diedGeneration >= generation);
    const parent = parentOf(member, nodes);
    const node = { member, alive, depth: parent ? parent.depth + 1 : 0, children: [], size: 1, living: alive ? 1 : 0 };
    (parent?.children ?? roots).push(node);
    nodes.set(id, node);
  }
  // the youngest first, so that a node is whole before it counts for its parent
  for (const node of [...nodes.values()].reverse()) {
    const parent = parentOf(node.member, nodes);
    if (!parent) continue;
    parent.size += node.size;
    parent.living += node.living;
  }
  return roots;
}

/** An individual and all its descendants, by birth as `members` are. */
export function descendantsOf(members: readonly IndividualView[], id: string): IndividualView[] {
  const kin = new Set([id]);
  return members.filter((member) => {
    const isKin = member.id === id || member.parents.some((parent) => kin.has(parent.id));
    if (isKin) kin.add(member.id);
    return isKin;
  });
}

function parentOf({ parents }: IndividualView, nodes: ReadonlyMap<string, TreeNode>): TreeNode | undefined {
  const known = parents.filter(({ id }) => nodes.has(id));
  return nodes.get((known.find(({ role }) => role === 'primary') ?? known[0])?.id);
}

export interface TreeRow {
  /** Lines from its parent to it, such as `│ ├─`. */
  readonly branch: string;
  readonly node: TreeNode;
  /** Individuals that are not shown: between its parent's row and its own, or below it. */
  readonly folded: number;
}

export interface Folding {
  /** Generations of descent to show. */
  readonly depth?: number;
  /** Everyone, those whose lines died out too. */
  readonly all?: boolean;
}

/** A line of descent that is drawn as one row: all but its last individual are folded. */
interface Limb {
  readonly start: TreeNode;
  readonly end: TreeNode;
}

/** Each node's largest branch goes straight on below it, so that trees grow in width with their branchings, not generations. */
export function rowsOf(root: TreeNode, { depth = Infinity, all = root.living === 0 }: Folding): TreeRow[] {
  const rows: TreeRow[] = [];
  const limbsOf = ({ children }: TreeNode): Limb[] =>
    children
      .filter((child) => child.depth <= depth && (all || child.living > 0))
      .map((start) => ({ start, end: all ? start : endOf(start, depth) }))
      .sort((a, b) => b.start.living - a.start.living || b.start.size - a.start.size);

  const draw = (limb: Limb, first: string, rest: string) => {
    let branch = first;
    for (let at: Limb | undefined = limb; at; branch = rest) {
      const [main, ...sides]: Limb[] = limbsOf(at.end);
      const shown = [main, ...sides].reduce((sum, each) => sum + (each?.start.size ?? 0), 0);
      rows.push({ branch, node: at.end, folded: at.start.size - 1 - shown });
      for (const side of sides.reverse()) draw(side, `${rest}├─`, `${rest}│ `);
      at = main;
    }
  };
  draw({ start: root, end: root }, '', '');
  return rows;
}

/** Where a line first parts, ends, or reaches the living. */
function endOf(start: TreeNode, depth: number): TreeNode {
  let node = start;
  for (;;) {
    const onward = node.children.filter(({ living }) => living > 0);
    if (node.alive || onward.length !== 1 || onward[0].depth > depth) return node;
    node = onward[0];
  }
}
