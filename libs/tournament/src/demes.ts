import { sum } from '#base';
import { possibleValues } from '#environment';
import type { BreedingSettings } from '#evolution';
import type { DemeConfig, TournamentConfig } from './config';
import type { TournamentEnvironment, TournamentNiche } from './environments';

type WithDemes = Pick<TournamentConfig, 'niches' | 'environment'>;

/** All demes with their niches, in the order of the config, which is the order of births. */
export function demesOf({ niches }: Pick<TournamentConfig, 'niches'>): readonly (DemeConfig & { niche: string })[] {
  return niches.flatMap(({ name: niche, demes }) => demes.map(({ name, capacity }) => ({ niche, name, capacity })));
}

/** The same with all capacities that they may have, in an order in which they may follow. */
export function changingDemes(config: WithDemes): readonly (DemeConfig & { capacities: readonly number[] })[] {
  return demesOf(config).map(({ niche, name, capacity }) => {
    const capacities = possibleValues(config, 'capacity', { niche, deme: name, taste: null }, capacity);
    return { name, capacity, capacities };
  });
}

/** That live at a time at most. */
export function mostLiving(config: WithDemes): number {
  return sum(changingDemes(config).map(({ capacities }) => Math.max(...capacities)));
}

/** That a tournament can have had, if nobody ever lived on. */
export function mostIndividuals(config: WithDemes & Pick<TournamentConfig, 'generations'>): number {
  return config.generations * mostLiving(config);
}

/** The niche that a deme is in. */
export function nicheOf({ niches }: TournamentEnvironment, deme: string): TournamentNiche {
  return niches.find(({ demes }) => demes.some(({ name }) => name === deme))!;
}

/** As the kernel takes it. What it may keep of a deme goes by all capacities, since those of one generation may leave nobody to be born. */
export function breedingOf(config: TournamentConfig, { niches, breeding }: TournamentEnvironment): BreedingSettings {
  const capacities = new Map(changingDemes(config).map((deme) => [deme.name, deme.capacities]));
  const demes = niches.flatMap(({ fitness, families, demes: own }) =>
    own.map((deme) => ({ ...deme, capacities: capacities.get(deme.name), fitness, families })),
  );
  return { demes, fitness: config.fitness, ...config.breeding, ...breeding };
}
