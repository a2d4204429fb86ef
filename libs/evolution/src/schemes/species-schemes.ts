/** Ways to tell species that a config can name. What a distance is measured by is the caller's: genomes, predictions. */
import type { SpeciesRules } from '../operators';
import { count, makeOf, real, scheme, type SchemeConfig } from './scheme';

const MOST_GENES = 1000;
const MOST_BITS = 1;
const ADJUSTMENT =
  'By which the threshold rises where there are more species than the target, and falls where there are fewer.';

/** What all have beside their distance. */
const BREEDING = {
  target: count(0, 1000, 0, 'Species aimed at, by which the threshold adapts; 0: it stays as it is.'),
  interspeciesRate: real(0, 1, 0.001, 'Probability that the second parent is drawn from all of the deme.'),
  sharing: real(
    0,
    1,
    1,
    'Power of the size of its species in the deme by which the fitness of each is divided; species have children by the sum of that. 0: none, and any in the deme can be a first parent.',
  ),
} as const;

type Given = Readonly<Record<'threshold' | 'adjustment' | keyof typeof BREEDING, number>>;

function rulesOf({ threshold, adjustment, target, interspeciesRate, sharing }: Given, most: number): SpeciesRules {
  return { threshold, adjustment, target, interspeciesRate, sharing, most };
}

export const SPECIES_SCHEMES = {
  none: scheme('All of a deme mate with each other.', {}, (): SpeciesRules | undefined => undefined),
  loci: scheme(
    'Species are of similar genes, by the compatibility distance of NEAT over expressed loci.',
    {
      unmatched: real(
        0,
        100,
        1,
        'Of each locus that one alone expresses, and of each at which they have different alleles without an order.',
      ),
      difference: real(0, 100, 0.4, 'Of the mean difference at ordered loci that both express, from 0 to 1.'),
      threshold: real(
        0,
        MOST_GENES,
        3,
        'Greatest distance from the representative of a species; 0: the same expressed genes.',
      ),
      adjustment: real(0, 100, 0.3, ADJUSTMENT),
      ...BREEDING,
    },
    (given): SpeciesRules | undefined => rulesOf(given, MOST_GENES),
  ),
  predictions: scheme(
    'Species are of similar predictions: the distance is the Jensen-Shannon divergence of the distributions of the next symbol, in bits.',
    {
      symbols: count(
        8,
        1024,
        64,
        'Held-out symbols before which predictions are compared, of all texts together; at least 8 of each.',
      ),
      threshold: real(0, 1, 0.2, 'Greatest distance from the representative of a species; 0: the same predictions.'),
      adjustment: real(0, 1, 0.02, ADJUSTMENT),
      ...BREEDING,
    },
    (given): SpeciesRules | undefined => rulesOf(given, MOST_BITS),
  ),
};

export type SpeciesConfig = SchemeConfig<typeof SPECIES_SCHEMES>;

/** Undefined without species. */
export function speciesOf(config: SpeciesConfig): SpeciesRules | undefined {
  return makeOf<SpeciesRules | undefined>(SPECIES_SCHEMES, config);
}
