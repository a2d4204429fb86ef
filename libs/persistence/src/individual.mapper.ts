import type { IndividualDetailView, IndividualView, RelativeView } from '#contracts';
import { expressedLoci } from '#genome';
import type { Individual, Rating } from '#tournament';
import type { ExamEntity } from './entities/exam.entity';
import type { IndividualEntity } from './entities/individual.entity';
import type { ParentageEntity } from './entities/parentage.entity';
import { toExamView } from './exam.mapper';
import { toLife } from './life.mapper';
import { toRelativeParent, toParents, toParentView } from './parentage.mapper';

export function toIndividualRow(tournamentId: string, individual: Individual): IndividualEntity {
  const { id, generation, slot, niche, genome, phenotype, parameters, status, cause, diedGeneration } = individual;
  const { architecture, recipe } = phenotype;
  const unnamed = { name: null, notes: null };
  return {
    ...{ id, tournamentId, generation, slot, niche, family: architecture.family, genome, architecture, recipe },
    ...{ parameters, status, cause, diedGeneration, ...unnamed },
  };
}

/** `row` with its life and validation joined, `edges` those to its parents. */
export function toIndividual(
  row: IndividualEntity,
  edges: readonly ParentageEntity[],
  rating: Rating | null,
): Individual {
  const { id, generation, slot, niche, genome, architecture, recipe, parameters, status, cause, diedGeneration } = row;
  const life = row.life && row.validation ? toLife(row.life, row.validation) : null;
  const phenotype = { architecture, recipe };
  return {
    ...{ id, generation, slot, niche, genome, phenotype, parameters, ...toParents(edges) },
    ...{ status, cause, life, rating, diedGeneration },
  };
}

/** `rating` in nats, the newest. */
export function toIndividualView(
  row: IndividualEntity,
  edges: readonly ParentageEntity[],
  rating: number | null,
): IndividualView {
  const { architecture: _architecture, recipe: _recipe, life, validation, ...view } = row;
  return {
    ...view,
    genome: { ...row.genome },
    rating,
    parents: edges.map(toParentView),
    bitsPerCharacter: validation?.bitsPerCharacter ?? null,
    nats: validation?.nats ?? null,
    tokensTrained: life?.tokensTrained ?? null,
  };
}

export function toIndividualDetailView(
  row: IndividualEntity,
  edges: readonly ParentageEntity[],
  rating: number | null,
  exams: readonly ExamEntity[],
  children: string[],
): IndividualDetailView {
  return {
    ...toIndividualView(row, edges, rating),
    expressed: [...expressedLoci(row.genome)],
    architecture: { ...row.architecture },
    recipe: { ...row.recipe },
    inheritedFraction: row.life?.inheritedFraction ?? null,
    trainingFlops: row.life?.trainingFlops ?? null,
    sparsity: row.life?.sparsity ?? null,
    weights: row.life?.weights ?? null,
    exams: exams.map(toExamView),
    lossCurve: [...(row.life?.lossCurve ?? [])],
    learning: row.life?.learning ?? null,
    probes: row.life?.probes ?? null,
    children,
  };
}

export function toRelativeView(row: IndividualEntity, edges: readonly ParentageEntity[]): RelativeView {
  const { id, generation, slot, niche, family, validation } = row;
  const bitsPerCharacter = validation?.bitsPerCharacter ?? null;
  return { id, generation, slot, niche, family, bitsPerCharacter, parents: edges.map(toRelativeParent) };
}
