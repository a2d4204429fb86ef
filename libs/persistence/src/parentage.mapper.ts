import type { ParentView, RelativeView } from '#contracts';
import type { Individual } from '#tournament';
import type { ParentageEntity } from './entities/parentage.entity';

export function toParentageRows({ id, parents }: Individual): ParentageEntity[] {
  return parents.map((parent) => ({
    childId: id,
    parentId: parent.id,
    share: parent.share,
    role: parent.role,
    weightShare: parent.weightShare,
    genes: parent.genes,
  }));
}

/** In the order of a conception: by role, whose names are in it, and id. */
export function toParents(edges: readonly ParentageEntity[]): Individual['parents'] {
  const order = (one: Individual['parents'][number], other: Individual['parents'][number]): number =>
    compare(one.role, other.role) || compare(one.id, other.id);
  return edges.map(toParent).sort(order);
}

function compare(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}

function toParent({ parentId, share, weightShare, role, genes }: ParentageEntity): Individual['parents'][number] {
  return { id: parentId, share, weightShare, role, genes };
}

export function toParentView({ parentId, share, weightShare, role, genes }: ParentageEntity): ParentView {
  return { id: parentId, share, weightShare, role, genes: [...genes] };
}

export function toRelativeParent({
  parentId,
  share,
  weightShare,
  role,
}: ParentageEntity): RelativeView['parents'][number] {
  return { id: parentId, share, weightShare, role };
}
