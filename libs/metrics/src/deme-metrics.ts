/** Metrics of demes: population genetics (docs/genetics.md). */
import { geneParents } from '#evolution';
import { mean } from '#base';
import {
  collessLikeIndex,
  evolutionaryDistinctiveness,
  expectedHeterozygosity,
  pedigreeCoalescence,
  phylogeneticDiversity,
  sackinIndex,
} from '#lineage';
import {
  type Deme,
  demesOf,
  fostering,
  genealogy,
  genes,
  lossAtBirth,
  medianCoalescence,
  migrants,
  offspring,
  price,
  response,
  transmission,
} from './deme';
import type { LivedGeneration } from './lived-generation';
import { byName, type Metric } from './metric';

function ofDeme(
  name: string,
  unit: string,
  direction: Metric<LivedGeneration>['direction'],
  help: string,
  valueOf: (deme: Deme) => number | null | undefined,
): Metric<LivedGeneration> {
  return { name, unit, scope: 'deme', direction, help, compute: (generation) => byName(demesOf(generation), valueOf) };
}

const NATS = 'nats per symbol';
const BACK = 'generations';

export const DEME_METRICS: readonly Metric<LivedGeneration>[] = [
  ofDeme(
    'heterozygosity',
    'chance',
    null,
    'The chance that two copies of a gene differ (expected heterozygosity: Nei 1978), the mean over loci that can vary; real loci in eighths of ' +
      'their scale. Drift lowers it by 1 / N_e a generation.',
    ({ population, generation: { space } }) => expectedHeterozygosity(population, space),
  ),
  ofDeme(
    'offspringVariance',
    'copies squared',
    null,
    'Variance of the number of copies of a gene that individuals of the generation before have in this one, those who live on counting for ' +
      'themselves; divisor N - 1, mean over loci. 1 in an ideal population without migration.',
    (deme) => offspring(deme)?.variance,
  ),
  ofDeme(
    'effectiveSize',
    'individuals',
    null,
    'The size N_e of an ideal population with as much drift: 1 over the chance that two copies of a gene have one parent; N / V where the ' +
      'population keeps its size (Wright 1931; Crow and Kimura 1970). Copies from other demes do not count.',
    (deme) => offspring(deme)?.effectiveSize,
  ),
  ofDeme(
    'parents',
    'individuals',
    null,
    'Individuals of the generation before who have children in this one; none where nobody has.',
    ({ generation: { generation }, population }) =>
      new Set(
        population.flatMap((one) =>
          one.generation === generation ? geneParents(one.parents).map(({ id }) => id) : [],
        ),
      ).size || null,
  ),
  ofDeme(
    'migrants',
    'individuals',
    null,
    'Newborns whose primary parent lived in another deme.',
    (deme) => migrants(deme).length,
  ),
  ofDeme(
    'meanChangeNats',
    NATS,
    'lower',
    'Change of the mean cross-entropy of the viable since the generation before: the sum of the three terms of the Price equation.',
    (deme) => price(deme)?.total,
  ),
  ofDeme(
    'priceSelectionNats',
    NATS,
    'lower',
    'What of that change is due to who had descendants: Cov(w, z) / mean w (Price 1970). Below 0 where those of low cross-entropy had more.',
    (deme) => price(deme)?.selection,
  ),
  ofDeme(
    'priceTransmissionNats',
    NATS,
    'lower',
    'What of it is due to descendants being unlike their ancestors: mutation, recombination, and what children learned in training (Price 1970).',
    (deme) => price(deme)?.transmission,
  ),
  ofDeme(
    'priceMutationNats',
    NATS,
    'lower',
    'What of the transmission is due to children of one parent being unlike it as they are born, before training. None of the four parts ' +
      'where a newborn with parents here was not evaluated then (`evaluation.atBirth`).',
    (deme) => transmission(deme)?.mutation,
  ),
  ofDeme(
    'priceRecombinationNats',
    NATS,
    'lower',
    'What of the transmission is due to children of two parents being unlike the one whose weights they have, as they are born. Their mutations ' +
      'are in it: both act in one birth, and only a twin without mutations, evaluated at birth, would tell them apart.',
    (deme) => transmission(deme)?.recombination,
  ),
  ofDeme(
    'priceDonorNats',
    NATS,
    'lower',
    'What of the transmission is due to children having the weights of one parent, or of a stranger: its cross-entropy less that of their parents by shares.',
    (deme) => transmission(deme)?.donor,
  ),
  ofDeme(
    'priceLearningNats',
    NATS,
    'lower',
    'What of the transmission is due to what children and survivors learned in training, pruning and preferences included. Mutation, recombination, donor ' +
      'and learning sum to it.',
    (deme) => transmission(deme)?.learning,
  ),
  ofDeme(
    'priceFoundersNats',
    NATS,
    'lower',
    'What of the change is due to those without ancestors here: founders and immigrants (Kerr and Godfrey-Smith 2009).',
    (deme) => price(deme)?.founders,
  ),
  ofDeme(
    'bitsLostAtBirth',
    'bits per character',
    'lower',
    'Cross-entropy of viable newborns with inherited weights, before training, less that of the parent whose weights they inherited; the mean. ' +
      'Children of whom the donor lived in another deme are left out.',
    (deme) => mean(lossAtBirth(deme)) / Math.LN2,
  ),
  ofDeme(
    'selectionDifferentialNats',
    NATS,
    'lower',
    'S: mean cross-entropy of the parents by their shares in viable children, less that of all who could be parents (Lush 1937).',
    (deme) => response(deme)?.differential,
  ),
  ofDeme(
    'responseNats',
    NATS,
    'lower',
    'R: mean cross-entropy of viable children less that of all who could be parents (Lush 1937).',
    (deme) => response(deme)?.response,
  ),
  ofDeme(
    'realisedHeritability',
    'ratio',
    null,
    'R / S (Lush 1937). Inherited weights hold what parents learned, which is not of genes; of few individuals in one generation it is far off.',
    (deme) => response(deme)?.heritability,
  ),
  ofDeme(
    'fosteringGenesSlope',
    'ratio',
    null,
    'How much more cross-entropy children have for each nat more of their parents, who did not raise them: the offspring-parent slope of genes. ' +
      'Under cross-fostering alone (`breeding.donors`: foster), by least squares on parents and fosters together, within families.',
    (deme) => fostering(deme)?.genes,
  ),
  ofDeme(
    'fosteringWeightsSlope',
    'ratio',
    null,
    'How much more they have for each nat more of the stranger whose weights they started from: what weights pass on, beside genes.',
    (deme) => fostering(deme)?.weights,
  ),
  ofDeme(
    'geneLineages',
    'lineages',
    null,
    'Founders whose copies of a gene are left among the living, the mean over loci: 1 where all copies have met.',
    (deme) => mean(genes(deme).map(({ lineages }) => lineages)),
  ),
  ofDeme(
    'geneCoalescenceGenerations',
    BACK,
    null,
    'Generations back to the one copy that all copies of a gene come from, the median over loci; 2N (1 - 1/N) on average in an ideal ' +
      'population (Kingman 1982). None before more than half of the loci have one.',
    medianCoalescence,
  ),
  ofDeme(
    'pedigreeCoalescenceGenerations',
    BACK,
    null,
    'Generations back to the youngest who is an ancestor of all the living through either parent: about log2 N (Chang 1999), far less than for ' +
      'a gene.',
    ({ generation: { pedigree, generation }, living }) =>
      living.length === 0 ? null : pedigreeCoalescence(pedigree, living, generation),
  ),
  ofDeme(
    'sackinIndex',
    'nodes',
    null,
    'Nodes above each of the living in their genealogy by primary parents, summed (Sackin 1972). The higher, the less balanced.',
    (deme) => mapped(genealogy(deme), sackinIndex),
  ),
  ofDeme(
    'collessLikeIndex',
    'size',
    null,
    'How unlike in size the branches of each node of that genealogy are, summed over nodes (Mir, Rotger and Rossello 2018). 0 where it is balanced.',
    (deme) => mapped(genealogy(deme), collessLikeIndex),
  ),
  ofDeme(
    'phylogeneticDiversity',
    BACK,
    null,
    'Length of all branches of that genealogy, from where all lineages meet (Faith 1992).',
    (deme) => mapped(genealogy(deme), phylogeneticDiversity),
  ),
  {
    name: 'evolutionaryDistinctiveness',
    unit: BACK,
    scope: 'individual',
    direction: null,
    help:
      'Length of the branches from a living individual to where all lineages of its deme meet, each shared evenly among the living below it ' +
      '(fair proportion: Isaac et al. 2007).',
    compute: (generation) =>
      Object.values(demesOf(generation)).flatMap((deme) => {
        const root = genealogy(deme);
        return root ? [...evolutionaryDistinctiveness(root)].map(([subject, value]) => ({ subject, value })) : [];
      }),
  },
];

function mapped<From, To>(value: From | null, map: (value: From) => To): To | null {
  return value === null ? null : map(value);
}
