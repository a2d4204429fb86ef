/** Tells species as a generation closes. */
import { sum } from '#base';
import type { SpeciesDistances } from '#metrics';
import { computedArchitecture } from '#model';
import { computeOf, evaluationFlops, settingOf } from './compute-costs';
import { isTrained } from './living';
import { mostSymbols } from './most-symbols';
import type { Compute, Individual, Speciation } from './records';
import { type OpenRun, textReferences } from './run';
import { type Compared, comparedIn, distanceOfGenes, NO_SPECIES, speciationOf } from './speciation';
import { type Sorted, sortSpecies } from './sort-species';
import { speciesEvents } from './species-events';
import { Stopwatch } from './stopwatch';
import type { NewEvent } from './tournament-store.port';

export interface Told {
  readonly told: Speciation;
  readonly distances: SpeciesDistances | null;
  readonly compute: readonly Compute[];
  readonly events: readonly NewEvent[];
}

/** Of a text: an evaluation of fewer has too few blocks. */
const LEAST_SYMBOLS = 8;
const NOBODY: Sorted = { species: [], within: null, between: null };

/** `individuals` are those who lived in it and in the generation before, with the species that they had then. */
export async function tellSpecies(run: OpenRun, generation: number, individuals: readonly Individual[]): Promise<Told> {
  const { config } = run.tournament;
  const state = await run.schemeState(generation);
  const compared = comparedIn(config, run.environment, generation, individuals, state);
  if (!compared) return { told: NO_SPECIES, distances: null, compute: [], events: [] };
  const { threshold, living } = compared.memory;
  const distance = distanceOfGenes(config, run.space);
  const all = [...compared.told, ...compared.representatives];
  const { sorted, compute } = distance
    ? {
        sorted: sortSpecies(compared.memory, compared.told.length, (one, other) => distance(all[one], all[other])),
        compute: [],
      }
    : await sortByPredictions(run, generation, compared);
  const told = speciationOf(compared, sorted.species, generation, individuals);
  const before = new Set(living.map(([number]) => number));
  const events = speciesEvents(generation, before, told, individuals, await run.species());
  return { told, distances: { threshold, within: sorted.within, between: sorted.between }, compute, events };
}

/** A worker reads so many symbols of each text that is read, with all of them: fewer where they are very many. */
async function sortByPredictions(
  run: OpenRun,
  generation: number,
  { memory, told, representatives }: Compared,
): Promise<{ readonly sorted: Sorted; readonly compute: readonly Compute[] }> {
  const { config: { breeding: { species } }, survey: { vocabulary } } = run.tournament; // prettier-ignore
  const members = [...told, ...representatives].filter(isTrained);
  if (species.scheme !== 'predictions' || members.length === 0) return { sorted: NOBODY, compute: [] };
  const texts = textReferences(run);
  const probed = [...new Map(texts.toReversed().map(({ niche, sha256 }) => [sha256, niche])).values()].toReversed();
  const most = Math.min(species.symbols, mostSymbols(members.length * vocabulary.length));
  const symbols = Math.max(LEAST_SYMBOLS, Math.floor(most / probed.length));
  const spent = new Stopwatch();
  const sorted = await run.queue.submit(
    {
      kind: 'speciate',
      memory,
      count: told.length,
      members: members.map(({ niche, phenotype: { architecture, gates }, life: { weights } }) => {
        return { architecture, gates, niche, weights };
      }),
      vocabulary,
      texts,
      probed,
      symbols,
    },
    { signal: run.signal, onSpent: spent.add },
  );
  const flops = members.flatMap(({ phenotype }) =>
    probed.map((niche) =>
      evaluationFlops(settingOf(run), computedArchitecture(phenotype), niche, 'validation', symbols),
    ),
  );
  return {
    sorted,
    compute: computeOf(generation, [{ individual: '', flops: { species: sum(flops) } }], spent.cpuSeconds),
  };
}
