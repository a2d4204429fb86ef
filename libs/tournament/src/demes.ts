import { sum } from '#base';
import { type BreedingSettings, highestCapacity } from '#evolution';
import type { DemeConfig, TournamentConfig } from './config';

/** All demes with their niches, in the order of the config, which is the order of births. */
export function demesOf({ niches }: Pick<TournamentConfig, 'niches'>): readonly (DemeConfig & { niche: string })[] {
  return niches.flatMap(({ name: niche, demes }) => demes.map(({ name, capacity }) => ({ niche, name, capacity })));
}

/** That a tournament can have had, if nobody ever lived on. */
export function mostIndividuals({ generations, niches }: Pick<TournamentConfig, 'generations' | 'niches'>): number {
  return generations * sum(demesOf({ niches }).map(({ capacity }) => highestCapacity(capacity)));
}

/** As the kernel takes it. */
export function breedingOf(config: TournamentConfig): BreedingSettings {
  return { demes: demesOf(config), fitness: config.fitness, ...config.breeding };
}
