/** Individuals with what belongs to them. */
import { Any, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { EvaluationEntity } from './entities/evaluation.entity';
import { IndividualEntity } from './entities/individual.entity';
import { LifeEntity } from './entities/life.entity';
import { ParentageEntity } from './entities/parentage.entity';

/** Of `individual`: the evaluation that selection sees, on its own niche after that training. It may have been evaluated elsewhere too. */
const ITS_VALIDATION = [
  `validation.individualId = individual.id AND validation.niche = individual.niche`,
  `validation.generation = life.generation AND validation.part = 'validation'`,
].join(' AND ');

/** Individuals with their newest life up to a generation, and their evaluation on the validation part after it. */
export function selectIndividuals(manager: EntityManager, until?: number): SelectQueryBuilder<IndividualEntity> {
  const newest = manager
    .createQueryBuilder(LifeEntity, 'newest')
    .select('max(newest.generation)')
    .where('newest.individualId = individual.id');
  if (until !== undefined) newest.andWhere('newest.generation <= :until');
  return manager
    .createQueryBuilder(IndividualEntity, 'individual')
    .leftJoinAndMapOne(
      'individual.life',
      LifeEntity,
      'life',
      `life.individualId = individual.id AND life.generation = (${newest.getQuery()})`,
    )
    .leftJoinAndMapOne('individual.validation', EvaluationEntity, 'validation', ITS_VALIDATION)
    .setParameters({ until });
}

/** The edges to each child's parents, the primary parent's first. */
export async function readParentage(
  manager: EntityManager,
  children: readonly string[],
): Promise<(childId: string) => readonly ParentageEntity[]> {
  const edges = await manager.find(ParentageEntity, { where: { childId: Any(children) }, order: { role: 'ASC' } });
  const byChild = new Map<string, ParentageEntity[]>(children.map((id) => [id, []]));
  for (const edge of edges) byChild.get(edge.childId)?.push(edge);
  return (childId) => byChild.get(childId) ?? [];
}

/** Identifiers of an individual's children, in the order of birth. */
export async function readChildren(manager: EntityManager, parentId: string): Promise<string[]> {
  const children = await manager
    .createQueryBuilder(IndividualEntity, 'child')
    .select('child.id')
    .innerJoin(ParentageEntity, 'edge', 'edge.childId = child.id AND edge.parentId = :parentId', { parentId })
    .orderBy({ 'child.generation': 'ASC', 'child.slot': 'ASC' })
    .getMany();
  return children.map(({ id }) => id);
}
