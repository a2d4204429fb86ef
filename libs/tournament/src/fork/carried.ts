/** Those whom a fork began with: born up to the generation that it was forked from, under ids of the fork. */
import { withLives } from '../living';
import type { ForkOf, Individual, Lived, Rating } from '../records';
import type { TournamentStore } from '../tournament-store.port';

/** What is kept of generations. */
export interface KeptGenerations {
  born(generation: number): Promise<readonly Individual[]>;
  lives(generation: number): Promise<readonly Lived[]>;
  judged(generation: number): Promise<{ readonly ratings: readonly Rating[] }>;
}

export function keptBy(store: TournamentStore, id: string): KeptGenerations {
  return {
    born: (generation) => store.born(id, generation),
    lives: (generation) => store.lives(id, generation),
    judged: (generation) => store.judged(id, generation),
  };
}

/** By birth, as they were when they came, whatever became of them since. */
export async function readCarried(kept: KeptGenerations, { generation: last }: ForkOf): Promise<readonly Individual[]> {
  const [born, lives]: [Individual[], Lived[]] = [[], []];
  for (let generation = 0; generation <= last; generation++) {
    born.push(...(await kept.born(generation)));
    lives.push(...(await kept.lives(generation)));
  }
  const { ratings } = await kept.judged(last);
  const ratingOf = new Map(ratings.map((rating) => [rating.competitor, rating]));
  return withLives(born, lives).map((one) => ({
    ...one,
    rating: ratingOf.get(one.id) ?? null,
    species: null,
    diedGeneration: null,
  }));
}
