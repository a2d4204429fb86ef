/** How many species there are, and how far apart: docs/species.md. Nothing without species. */
import { countsOf, hillNumbers } from '#entropy';
import { overlap, sharesOf } from './ecology/shares';
import type { LivedGeneration, Member } from './lived-generation';
import { type Metric, whole } from './metric';

function ofSpecies(
  name: string,
  unit: string,
  help: string,
  valueOf: (species: readonly string[], generation: LivedGeneration) => number | null | undefined,
): Metric<LivedGeneration> {
  return {
    name,
    unit,
    scope: 'generation',
    direction: null,
    needs: 'species',
    help,
    compute: (generation) => {
      const species = speciesOf(generation.population);
      return species.length === 0 ? [] : whole(valueOf(species, generation));
    },
  };
}

/** Of those who have one. */
function speciesOf(members: readonly Member[]): readonly string[] {
  return members.flatMap(({ species }) => (species === null ? [] : [String(species)]));
}

const hill = (species: readonly string[]) => hillNumbers(countsOf(species), Infinity);

export const SPECIES_METRICS: readonly Metric<LivedGeneration>[] = [
  ofSpecies(
    'speciesRichness',
    'species',
    'Species that have members: Hill number of order 0 of the living.',
    (species) => {
      return new Set(species).size;
    },
  ),
  ofSpecies(
    'effectiveSpecies',
    'species',
    'Species, all alike, of the same entropy: Hill number of order 1 (Hill 1973; Chao, Wang and Jost 2013).',
    (species) => hill(species).q1,
  ),
  ofSpecies(
    'frequentSpecies',
    'species',
    'Species that are frequent: Hill number of order 2 (Simpson 1949; Hill 1973). None where each has one member.',
    (species) => hill(species).q2,
  ),
  ofSpecies(
    'speciesTurnover',
    'share',
    'The share of the viable by species that is another than in the generation before (Bray and Curtis 1957): 0 where nothing changed, 1 where all ' +
      'is new.',
    (species, { before }) => {
      const former = speciesOf(before);
      return former.length === 0 ? null : 1 - overlap(sharesOf(former), sharesOf(species));
    },
  ),
  ofSpecies(
    'speciesDistanceWithin',
    'distance',
    'Mean distance of two of the same species, by which species are told; of 256 individuals at most, evenly by birth.',
    (_, { speciesDistances }) => speciesDistances?.within,
  ),
  ofSpecies(
    'speciesDistanceBetween',
    'distance',
    'Mean distance of two of different species, by which species are told; of 256 individuals at most, evenly by birth.',
    (_, { speciesDistances }) => speciesDistances?.between,
  ),
  ofSpecies(
    'speciesThreshold',
    'distance',
    'The greatest distance from the representative of a species at which one was of it.',
    (_, { speciesDistances }) => speciesDistances?.threshold,
  ),
];
