import type { IndividualDetailView, IndividualView, LossPointView, PrequentialView } from '#contracts';
import { sum } from '#base';
import { expressedLoci } from '#genome';
import { asExpressed, type Individual, type Life, type Rating } from '#tournament';
import type { EvaluationEntity } from './entities/evaluation.entity';
import type { IndividualEntity } from './entities/individual.entity';
import type { LifeEntity } from './entities/life.entity';
import type { ParentageEntity } from './entities/parentage.entity';
import { toEvaluationView } from './evaluation.mapper';
import { toLife } from './life.mapper';
import { toParents, toParentView } from './parentage.mapper';

export function toIndividualRow(tournamentId: string, individual: Individual): IndividualEntity {
  const { id, generation, slot, niche, deme, genome, phenotype, parameters, ancestorsPassed, status, cause } =
    individual;
  const { architecture, hyperparameters } = phenotype;
  const unnamed = { name: null, notes: null };
  const measures = { ...measuresOf(individual.life), rating: null };
  return {
    id,
    tournamentId,
    generation,
    slot,
    niche,
    deme,
    family: architecture.family,
    genome,
    architecture,
    hyperparameters,
    regulation: individual.regulation ?? null,
    parameters,
    ancestorsPassed,
    status,
    cause,
    diedGeneration: individual.diedGeneration,
    species: individual.species,
    ...unnamed,
    ...measures,
  };
}

/** What an individual is sorted by, once it is trained; tokens are those of its life. */
export function measuresOf(
  life: Life | null,
): Pick<IndividualEntity, 'validationNats' | 'bitsPerCharacter' | 'tokensTrained'> {
  if (!life) return { validationNats: null, bitsPerCharacter: null, tokensTrained: null };
  const { nats, bitsPerCharacter } = life.validation;
  return { validationNats: Number.isFinite(nats) ? nats : null, bitsPerCharacter, tokensTrained: life.tokensTrained };
}

/** `row` with its life and validation joined, `edges` those to its parents. */
export function toIndividual(
  row: IndividualEntity,
  edges: readonly ParentageEntity[],
  rating: Rating | null,
): Individual {
  const {
    id,
    generation,
    slot,
    niche,
    deme,
    genome,
    architecture,
    hyperparameters,
    regulation,
    parameters,
    ancestorsPassed,
    status,
    cause,
    diedGeneration,
    species,
  } = row;
  const life = row.life && row.validation ? toLife(row.life, row.validation) : null;
  const phenotype = { architecture, hyperparameters };
  return asExpressed({
    id,
    generation,
    slot,
    niche,
    deme,
    genome,
    phenotype,
    ...(regulation && { regulation }),
    parameters,
    parents: toParents(edges),
    ancestorsPassed,
    status,
    cause,
    life,
    rating,
    species,
    diedGeneration,
  });
}

/** `row` with its rating and tokens, which are read only where they are requested. */
function toIndividualView(row: IndividualEntity, edges: readonly ParentageEntity[]): IndividualView {
  const { architecture: _architecture, hyperparameters: _settings, ancestorsPassed: _probes, ...rest } = row;
  const { life: _life, regulation: _regulation, validation, ...view } = rest;
  return {
    ...view,
    genome: { ...row.genome },
    parents: edges.map(toParentView),
    bitsPerCharacter: validation?.bitsPerCharacter ?? null,
    nats: validation?.nats ?? null,
  };
}

/** `lives` are all of it, by generation. */
export function toIndividualDetailView(
  row: IndividualEntity,
  lives: readonly LifeEntity[],
  edges: readonly ParentageEntity[],
  evaluations: readonly EvaluationEntity[],
  relatives: Pick<IndividualDetailView, 'children' | 'original' | 'changedFrom'>,
): IndividualDetailView {
  return {
    ...toIndividualView(row, edges),
    expressed: [...expressedLoci(row.genome)],
    architecture: { ...row.architecture },
    hyperparameters: { ...row.hyperparameters },
    birthNats: lives[0]?.birthNats ?? null,
    inheritedFraction: lives[0]?.inheritedFraction ?? null,
    trainingFlops: lives.length > 0 ? sum(lives.map(({ trainingFlops }) => trainingFlops)) : null,
    sparsity: row.life?.sparsity ?? null,
    prequential: row.life ? prequentialView(row.life) : null,
    weights: row.life?.weights ?? null,
    evaluations: evaluations.map(toEvaluationView),
    lossCurve: wholeLossCurve(row, lives),
    learning: row.life?.learning ?? null,
    probes: row.life?.probes ?? null,
    ...relatives,
  };
}

function prequentialView({ prequentialNats, prequentialSlope }: LifeEntity): PrequentialView {
  const bits = (nats: number): number => nats / Math.LN2;
  return {
    bitsPerCharacter: bits(prequentialNats),
    bitsPerDoubling: prequentialSlope === null ? null : bits(prequentialSlope),
  };
}

/** Of all its lives, steps counted on from one to the next. */
function wholeLossCurve(
  { architecture, hyperparameters }: IndividualEntity,
  lives: readonly LifeEntity[],
): LossPointView[] {
  let before = 0;
  return lives.flatMap(({ lossCurve, tokensTrained }) => {
    const first = before;
    before += tokensTrained / (hyperparameters.batchSize * architecture.context);
    return lossCurve.map((point) => ({ ...point, step: first + point.step }));
  });
}
