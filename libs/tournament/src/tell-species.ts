/** Tells species as a generation closes. */
import type { SpeciesDistances } from '#metrics';
import type { Individual, Speciation } from './records';
import type { OpenRun } from './run';
import { comparedIn, distanceOfGenes, NO_SPECIES, speciationOf } from './speciation';
import { distancesBetween } from './species-distances';
import { speciesEvents } from './species-events';
import type { NewEvent } from './tournament-store.port';

export interface Told {
  readonly told: Speciation;
  readonly distances: SpeciesDistances | null;
  readonly events: readonly NewEvent[];
}

/** `individuals` are those who lived in it and in the generation before, with the species that they had then. */
export async function tellSpecies(run: OpenRun, generation: number, individuals: readonly Individual[]): Promise<Told> {
  const { config } = run.tournament;
  const distance = distanceOfGenes(config, run.space);
  if (!distance) return { told: NO_SPECIES, distances: null, events: [] };
  const state = await run.schemeState(generation);
  const compared = comparedIn(config, run.environment, generation, individuals, state)!;
  const told = speciationOf(compared, distance, generation, individuals);
  const before = new Set(compared.memory.living.map(([number]) => number));
  const distances = distancesBetween(compared, told, distance);
  return { told, distances, events: speciesEvents(generation, before, told, individuals, await run.species()) };
}
