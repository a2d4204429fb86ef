/** The levels of the entropy ledger, from the symbol to the ecosystem: which metrics each is told by (docs/entropy.md). */

export interface LedgerCurve {
  readonly name: string;
  readonly metric: string;
  readonly kind: 'line' | 'thin' | 'dashed';
  /** The metric is an effective number, whose logarithm is in bits. */
  readonly isNumber?: boolean;
}

export interface LedgerLevel {
  readonly title: string;
  readonly unit: string;
  readonly note: string;
  /** One of a metric of niches is a curve a niche. */
  readonly curves: readonly LedgerCurve[];
  /** Why it has no value, where it never has. */
  readonly without: string;
}

const line = (name: string, metric: string): LedgerCurve => ({ name, metric, kind: 'line' });
const thin = (name: string, metric: string): LedgerCurve => ({ name, metric, kind: 'thin' });
const dashed = (name: string, metric: string): LedgerCurve => ({ name, metric, kind: 'dashed' });

const NO_REGULATION = 'The tournament has no regulation.';

export const LEVELS: readonly LedgerLevel[] = [
  {
    title: 'Predictions',
    unit: 'bits per symbol',
    note: 'How open the next symbol is to models.',
    curves: [line('', 'predictionEntropyBits')],
    without: '',
  },
  {
    title: 'Sampling',
    unit: 'bits per character',
    note: 'How open a character is, given the one before, in what they write.',
    curves: [line('', 'writtenEntropyBits')],
    without: 'Nobody writes: the tournament has no arena.',
  },
  {
    title: 'Motifs',
    unit: 'bits',
    note: 'Information of sites that are bound, and of motifs; what it takes to find the sites.',
    curves: [
      line('sites', 'siteInformationBits'),
      dashed('to find them', 'siteFrequencyBits'),
      thin('motifs', 'matrixInformationBits'),
    ],
    without: NO_REGULATION,
  },
  {
    title: 'Binding',
    unit: 'bits per promoter',
    note: 'How open it is what is bound to a promoter.',
    curves: [line('bound', 'bindingEntropyBits')],
    without: NO_REGULATION,
  },
  {
    title: 'Marks',
    unit: 'bits',
    note: 'How unlike promoters of individuals are in their methylation.',
    curves: [
      line('patterns, a site', 'methylationEntropyBits'),
      thin('methylated sites, a promoter', 'methylationLevelEntropyBits'),
    ],
    without: 'The tournament has no chromatin.',
  },
  {
    title: 'Expression',
    unit: 'bits per promoter',
    note: 'Whether a promoter is on; how unlike individuals are in it.',
    curves: [line('on or silent', 'expressionEntropyBits'), thin('among individuals', 'expressionLevelEntropyBits')],
    without: NO_REGULATION,
  },
  {
    title: 'Genes',
    unit: 'bits',
    note: 'How unlike individuals are, gene by gene.',
    curves: [
      line('alleles, a locus', 'geneEntropyBits'),
      thin('promoters, a base', 'promoterEntropyBits'),
      dashed('motifs, a position', 'matrixEntropyBits'),
    ],
    without: '',
  },
  {
    title: 'Individuals',
    unit: 'bits per individual',
    note: 'How open it is who one of them is.',
    curves: [line('genotypes', 'genotypeEntropyBits'), thin('phenotypes', 'phenotypeEntropyBits')],
    without: '',
  },
  {
    title: 'Demes',
    unit: 'bits',
    note: 'What the deme tells of the above, beyond chance.',
    curves: [
      line('alleles', 'betweenDemesBits'),
      thin('promoters', 'promoterBetweenDemesBits'),
      dashed('marks', 'methylationLevelBetweenDemesBits'),
      line('expression', 'expressionLevelBetweenDemesBits'),
    ],
    without: 'There is one deme.',
  },
  {
    title: 'Species',
    unit: 'bits',
    note: 'How open it is of which species one is.',
    curves: [{ ...line('species', 'effectiveSpecies'), isNumber: true }],
    without: 'The tournament tells no species.',
  },
  {
    title: 'Niches',
    unit: 'bits per character',
    note: 'What diversity is worth to the mixture of all who live there.',
    curves: [line('', 'ambiguityBits')],
    without: '',
  },
  {
    title: 'Environment',
    unit: 'bits',
    note: 'What cues tell of the text that is lived on, so far: I(E;C).',
    curves: [line('cue', 'cueInformationBits')],
    without: NO_REGULATION,
  },
];
