/** Standing variation of everyone who lived in a generation: docs/diversity.md. */
import { expectedHeterozygosity, type GeneDiversity, geneDiversity, type LocusDiversity } from '#lineage';
import type { LivedGeneration } from './lived-generation';
import { byName, type Metric, once, whole } from './metric';

const diversityOf = once(({ population, space }: LivedGeneration) => geneDiversity(population, space));

/** Null where all live in one deme, of which nothing is told. */
const diversityOfDemes = once((generation: LivedGeneration): GeneDiversity | null =>
  new Set(generation.population.map(({ deme }) => deme)).size < 2 ? null : diversityOf(generation),
);

type Described = Pick<Metric<LivedGeneration>, 'name' | 'unit' | 'help'>;

/** One of the mean over loci, and one of each locus. */
function ofLoci(
  { name, unit, help }: Described,
  valueOf: (diversity: LocusDiversity) => number,
  of: (generation: LivedGeneration) => GeneDiversity | null = diversityOf,
): readonly Metric<LivedGeneration>[] {
  const shared = { unit, direction: null };
  return [
    {
      ...shared,
      name,
      scope: 'generation',
      help: `${help} Mean over loci.`,
      compute: (generation) => {
        const diversity = of(generation);
        return whole(diversity && valueOf(diversity));
      },
    },
    {
      ...shared,
      name: `locus${name[0].toUpperCase()}${name.slice(1)}`,
      scope: 'locus',
      help,
      compute: (generation) => byName(of(generation)?.loci ?? {}, valueOf),
    },
  ];
}

/** Of copies of genes: expressed ones, and the neutral control. */
function ofCopies(kind: 'expressed' | 'silent', who: string): readonly Metric<LivedGeneration>[] {
  const shared = { scope: 'generation', direction: null } as const;
  return [
    {
      ...shared,
      name: `${kind}Difference`,
      unit: 'share',
      help:
        `The chance that two copies of a locus ${who} differ (Nei 1978), as a share of the largest possible, over loci by copies. ` +
        'Drift lowers it alike at all loci; silent copies are not selected.',
      compute: (generation) => whole(diversityOf(generation)[kind]?.share),
    },
    {
      ...shared,
      name: `${kind}Copies`,
      unit: 'copies',
      help: `Copies of loci ${who}, from which ${kind}Difference is estimated.`,
      compute: (generation) => whole(diversityOf(generation)[kind]?.copies),
    },
  ];
}

const HILL = 'Hill number of order';

export const GENE_METRICS: readonly Metric<LivedGeneration>[] = [
  {
    name: 'individuals',
    unit: 'individuals',
    scope: 'generation',
    direction: null,
    help: 'Individuals who lived in the generation, the non-viable among them; statistics of genes are estimated from them.',
    compute: (generation) => whole(diversityOf(generation).individuals),
  },
  ...ofLoci(
    {
      name: 'geneEntropyBits',
      unit: 'bits',
      help: 'Shannon entropy of the alleles of the gene pool, estimated (Chao, Wang and Jost 2013). Drift alone lowers it.',
    },
    ({ bits }) => bits,
  ),
  ...ofLoci(
    { name: 'withinDemesBits', unit: 'bits', help: 'Entropy of alleles less that between demes; none in one deme.' },
    ({ withinBits }) => withinBits,
    diversityOfDemes,
  ),
  ...ofLoci(
    {
      name: 'betweenDemesBits',
      unit: 'bits',
      help:
        'What the deme says of the allele: mutual information adjusted for chance (Vinh, Epps and Bailey 2010). 0 on average where all ' +
        'demes draw from one pool; none in one deme.',
    },
    ({ betweenBits }) => betweenBits,
    diversityOfDemes,
  ),
  ...ofLoci(
    { name: 'alleleRichness', unit: 'alleles', help: `Alleles that there are: ${HILL} 0 (Hill 1973; Chao 1984).` },
    ({ effectiveAlleles }) => effectiveAlleles.q0,
  ),
  ...ofLoci(
    {
      name: 'effectiveAlleles',
      unit: 'alleles',
      help: `Alleles, all alike, of the same entropy: ${HILL} 1 (Hill 1973).`,
    },
    ({ effectiveAlleles }) => effectiveAlleles.q1,
  ),
  ...ofLoci(
    {
      name: 'frequentAlleles',
      unit: 'alleles',
      help: `Alleles that are frequent: ${HILL} 2 (Simpson 1949; Hill 1973).`,
    },
    ({ effectiveAlleles }) => effectiveAlleles.q2,
  ),
  {
    name: 'locusHeterozygosity',
    unit: 'chance',
    scope: 'locus',
    direction: null,
    help: 'The chance that two individuals have different alleles (expected heterozygosity: Nei 1978).',
    compute: ({ population, space }) =>
      space.map((locus) => ({ subject: locus.name, value: expectedHeterozygosity(population, [locus]) })),
  },
  ...ofCopies('expressed', 'that phenotypes show'),
  ...ofCopies('silent', 'that phenotypes do not show'),
];
