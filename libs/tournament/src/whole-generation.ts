import type { Run } from './run';
import type { WholeGeneration } from './tournament-hash';
import type { TournamentStore } from './tournament-store.port';

type Source = Pick<
  Run,
  | 'born'
  | 'lives'
  | 'schemeState'
  | 'environmentState'
  | 'species'
  | 'members'
  | 'generations'
  | 'arenas'
  | 'metrics'
  | 'compute'
  | 'judged'
>;

/** All that came of a generation, as the lineage hash takes it. */
export async function wholeGeneration(source: Source, generation: number): Promise<WholeGeneration> {
  const species = await source.species();
  return {
    born: await source.born(generation),
    lives: await source.lives(generation),
    schemeState: await source.schemeState(generation),
    environment: await source.environmentState(generation),
    speciation: {
      founded: species.filter((each) => each.generation === generation),
      members: await source.members(generation),
    },
    summary: (await source.generations()).find((each) => each.generation === generation),
    arenas: await source.arenas(generation),
    metrics: await source.metrics(generation),
    compute: await source.compute(generation),
    ...(await source.judged(generation)),
  };
}

/** A tournament of a store as such a source. */
export function generationsOf(store: TournamentStore, id: string): Source {
  return {
    born: (generation) => store.born(id, generation),
    lives: (generation) => store.lives(id, generation),
    schemeState: (generation) => store.schemeState(id, generation),
    environmentState: (generation) => store.environment(id, generation),
    species: () => store.species(id),
    members: (generation) => store.members(id, generation),
    generations: () => store.generations(id),
    arenas: (generation) => store.arenas(id, generation),
    metrics: (generation) => store.metrics(id, generation),
    compute: (generation) => store.compute(id, generation),
    judged: (generation) => store.judged(id, generation),
  };
}
