/** Who lives where, and for how long: docs/ecology.md. */
import { groupBy } from '#base';
import { countsOf, hillNumbers, type HillNumbers } from '#entropy';
import { type Deme, demesOf, migrants } from './deme';
import { nicheOverlap } from './ecology/niche-overlap';
import { overlap, sharesOf } from './ecology/shares';
import type { LivedGeneration, Member } from './lived-generation';
import { byName, type Metric, once, whole } from './metric';

const familyOf = ({ genome }: Member): string => String(genome['family']);

/** Alike where all genes are. */
const genotypeOf = ({ genome }: Member): string => JSON.stringify(Object.entries(genome).sort());

/** Of the viable. */
const familiesOf = once(({ living, generation: { space } }: Deme): HillNumbers | null => {
  const possible = space.find(({ name }) => name === 'family');
  if (living.length === 0 || possible?.kind !== 'categorical') return null;
  return hillNumbers(countsOf(living.map(familyOf)), possible.values.length);
});

function familyNumber(name: string, order: keyof HillNumbers, help: string): Metric<LivedGeneration> {
  const of = (generation: LivedGeneration) => byName(demesOf(generation), (deme) => familiesOf(deme)?.[order]);
  return { name, unit: 'families', scope: 'deme', direction: null, help, compute: of };
}

/** Of the viable, from the generation before to this one; null where there are none in one of them. */
function turnover(kindOf: (member: Member) => string) {
  return ({ living, before }: Deme): number | null =>
    living.length === 0 || before.length === 0
      ? null
      : 1 - overlap(sharesOf(before.map(kindOf)), sharesOf(living.map(kindOf)));
}

/** Newborns who have parents. */
function bred({ population, generation }: Deme): readonly Member[] {
  return population.filter((one) => one.generation === generation.generation && one.parents.length > 0);
}

export const ECOLOGY_METRICS: readonly Metric<LivedGeneration>[] = [
  {
    name: 'migrantShare',
    unit: 'share',
    scope: 'deme',
    direction: null,
    help:
      'Migration as it came to be: of newborns with parents those whose primary parent lived in another deme. 1 of a deme that was recolonised; none where ' +
      'nobody was born to parents.',
    compute: (generation) => byName(demesOf(generation), (deme) => migrants(deme).length / bred(deme).length),
  },
  familyNumber(
    'familyRichness',
    'q0',
    'Families of architecture that there are: Hill number of order 0 (Hill 1973; Chao 1984).',
  ),
  familyNumber(
    'effectiveFamilies',
    'q1',
    'Families, all alike, of the same entropy: Hill number of order 1 (Hill 1973; Chao, Wang and Jost 2013).',
  ),
  familyNumber(
    'frequentFamilies',
    'q2',
    'Families that are frequent: Hill number of order 2 (Simpson 1949; Hill 1973).',
  ),
  {
    name: 'genotypes',
    unit: 'genotypes',
    scope: 'deme',
    direction: null,
    help: 'Different genomes among the viable.',
    compute: (generation) => byName(demesOf(generation), ({ living }) => new Set(living.map(genotypeOf)).size),
  },
  {
    name: 'genotypeTurnover',
    unit: 'share',
    scope: 'deme',
    direction: null,
    help: 'The share of the viable by genome that is another than in the generation before (Bray and Curtis 1957): 0 where nothing changed, 1 where all is new.',
    compute: (generation) => byName(demesOf(generation), turnover(genotypeOf)),
  },
  {
    name: 'familyTurnover',
    unit: 'share',
    scope: 'deme',
    direction: null,
    help: 'The share of the viable by family of architecture that is another than in the generation before (Bray and Curtis 1957).',
    compute: (generation) => byName(demesOf(generation), turnover(familyOf)),
  },
  {
    name: 'nicheOverlap',
    unit: 'share',
    scope: 'generation',
    direction: null,
    help:
      'How far families of architecture live in the same niches, the mean over pairs (Schoener 1968): 0 where each niche has families of its own, 1 where ' +
      'all families have the same share of every niche.',
    compute: ({ population, niches }) => {
      const viable = groupBy(
        population.filter(({ score }) => score !== null),
        ({ niche }) => niche,
      );
      return whole(nicheOverlap(niches.map((niche) => (viable.get(niche) ?? []).map(familyOf))));
    },
  },
];
