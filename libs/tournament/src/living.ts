/** Questions about a tournament's individuals. */
import { type Candidate, donorsIn, type FitnessConfig, leaderOf } from '#evolution';
import { validationOf, prequentialOf } from './former-text';
import { asExpressed } from './regulation/as-expressed';
import type { Individual, Life, Lived, Outcome, Rating } from './records';

export type Trained = Individual & { readonly life: Life };

export function isTrained(individual: Individual): individual is Trained {
  return individual.life !== null;
}

export function living(individuals: readonly Individual[]): readonly Individual[] {
  return individuals.filter(({ diedGeneration }) => diedGeneration === null);
}

export function byId(individuals: readonly Individual[]): ReadonlyMap<string, Individual> {
  return new Map(individuals.map((individual) => [individual.id, individual]));
}

/** As selection sees it. */
export function candidate(individual: Individual): Candidate {
  const { life, rating, parents } = individual;
  const validation = validationOf(life);
  return {
    ...individual,
    donors: donorsIn(parents).map(({ id }) => id),
    validationNats: validation?.nats ?? null,
    blockNats: validation?.blocks ?? [],
    prequentialNats: prequentialOf(life)?.prequentialNats ?? null,
    predictionEntropyBits: validation?.predictionEntropyBits ?? null,
    rating: rating && {
      nats: rating.nats,
      standardError: rating.standardErrorNats,
      ownError: rating.ownErrorNats,
      degreesOfFreedom: rating.degreesOfFreedom,
      cases: rating.tastes,
    },
  };
}

/** The one of a niche that is the fittest, as selection sees it. */
export function leaderIn(
  niche: string,
  individuals: readonly Individual[],
  fitness: FitnessConfig,
): Trained | undefined {
  const here = individuals.filter(isTrained).filter((individual) => individual.niche === niche);
  const leader = leaderOf(fitness, here.map(candidate));
  return here.find(({ id }) => id === leader?.id);
}

/** The individuals after some were trained. */
export function withOutcomes(individuals: readonly Individual[], outcomes: readonly Outcome[]): readonly Individual[] {
  const outcomesById = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  return individuals.map((individual) => {
    const outcome = outcomesById.get(individual.id);
    if (!outcome) return individual;
    return outcome.viable
      ? asExpressed({ ...individual, status: 'trained', life: outcome.life })
      : { ...individual, status: 'nonviable', cause: outcome.cause };
  });
}

/** The individuals with what some have become since. */
export function withLives(individuals: readonly Individual[], lived: readonly Lived[]): readonly Individual[] {
  return withOutcomes(
    individuals,
    lived.map((one) => ({ ...one, viable: true })),
  );
}

/** The individuals after some lived their last generation. */
export function withDeaths(
  individuals: readonly Individual[],
  ids: readonly string[],
  generation: number,
): readonly Individual[] {
  const dead = new Set(ids);
  return individuals.map((individual) =>
    dead.has(individual.id) ? { ...individual, diedGeneration: generation } : individual,
  );
}

/** The individuals after some were rated. */
export function withRatings(individuals: readonly Individual[], ratings: readonly Rating[]): readonly Individual[] {
  const ratingsById = new Map(ratings.map((rating) => [rating.competitor, rating]));
  return individuals.map((individual) => ({
    ...individual,
    rating: ratingsById.get(individual.id) ?? individual.rating,
  }));
}
