import type { ParentView, RelativeView } from '#contracts';
import type { Individual } from '#tournament';
import type { ParentageEntity } from './entities/parentage.entity';

export function toParentageRows({ id, parents, donor }: Individual): ParentageEntity[] {
  return parents.map((parent) => ({
    childId: id,
    parentId: parent.id,
    share: parent.share,
    role: parent.role,
    donor: parent.id === donor,
    genes: parent.genes,
  }));
}

/** An individual's parents and donor, from its edges. */
export function toParents(edges: readonly ParentageEntity[]): Pick<Individual, 'parents' | 'donor'> {
  return {
    parents: edges.map(({ parentId, share, role, genes }) => ({ id: parentId, share, role, genes })),
    donor: edges.find(({ donor }) => donor)?.parentId ?? null,
  };
}

export function toParentView({ parentId, share, role, donor, genes }: ParentageEntity): ParentView {
  return { id: parentId, share, role, donor, genes: [...genes] };
}

export function toRelativeParent({ parentId, share, role, donor }: ParentageEntity): RelativeView['parents'][number] {
  return { id: parentId, share, role, donor };
}
