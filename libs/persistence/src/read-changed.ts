import { type EntityManager, In } from 'typeorm';
import { IndividualEntity } from './entities/individual.entity';
import type { ParentageEntity } from './entities/parentage.entity';

type Genome = Record<string, string | number>;

/** The alleles that parents have where a child's are others than those that it was given: they were changed as it was born. */
export async function readChanged(
  manager: EntityManager,
  { genome }: Pick<IndividualEntity, 'genome'>,
  edges: readonly Pick<ParentageEntity, 'parentId' | 'genes'>[],
): Promise<Genome> {
  const ids = edges.map(({ parentId }) => parentId);
  const parents = await manager.find(IndividualEntity, { select: { id: true, genome: true }, where: { id: In(ids) } });
  const own: Readonly<Genome> = genome;
  const changed = edges.flatMap(({ parentId, genes }) => {
    const given: Readonly<Genome> | undefined = parents.find(({ id }) => id === parentId)?.genome;
    if (!given) return [];
    return genes.flatMap((locus) =>
      locus in given && given[locus] !== own[locus] ? [[locus, given[locus]] as const] : [],
    );
  });
  return Object.fromEntries(changed);
}
