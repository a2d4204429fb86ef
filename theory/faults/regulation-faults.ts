/** Faults of what binds, of motifs, and of marks. */
import { countsOf } from '#entropy';
import { PRODUCTION } from '../operators';
import { type Fault, fault } from './fault';

const {
  afterDivision,
  afterLife,
  configurationEntropyBits,
  epipolymorphism,
  expressionOf,
  inGermline,
  mutateGenes,
  occupancyOf,
  recombineGenomes,
  sequenceInformation,
} = PRODUCTION;
const ofPatterns = (measure: string): Record<string, number> =>
  Object.fromEntries(['even', 'mostly'].map((how) => [`methylation.${measure}-${how}`, 1]));

export const REGULATION_FAULTS: readonly Fault[] = [
  fault(
    'neighbours gain nothing by each other',
    { 'binding.occupancy': 1 },
    {
      occupancyOf: (dna, factors, wrap) =>
        occupancyOf(
          dna,
          factors.map((each) => ({ ...each, cooperativity: 1 })),
          wrap,
        ),
    },
  ),
  fault(
    'nucleosomes keep out pioneers',
    { 'binding.occupancy': 1 },
    {
      occupancyOf: (dna, factors, wrap) =>
        occupancyOf(
          dna,
          factors.map((each) => ({ ...each, isPioneer: false })),
          wrap,
        ),
    },
  ),
  fault(
    'nucleosomes are left out',
    { 'binding.occupancy': 1, 'binding.detailed-balance': 1 },
    {
      occupancyOf: (dna, factors, wrap) => occupancyOf(dna, factors, { ...wrap, weight: 0 }),
    },
  ),
  fault(
    'the entropy of what is bound leaves out nucleosomes',
    { 'binding.entropy': 1 },
    {
      configurationEntropyBits: (dna, factors, wrap) => configurationEntropyBits(dna, factors, { ...wrap, weight: 0 }),
    },
  ),
  fault(
    'information is not corrected for the sample',
    { 'motif.information': 1, 'ev.sixteen-sites': 1, 'ev.eight-sites': 0.4, 'ev.without-selection': 1 },
    { sequenceInformation: (motif) => sequenceInformation(motif, 1e12) },
  ),
  fault(
    'a tenth more of what is lost is maintained',
    { 'methylation.equilibrium': 1, 'methylation.half-life': 1, 'methylation.two-states': 1 },
    {
      afterDivision: (methylation, rates, prng) =>
        afterDivision(methylation, { ...rates, maintenance: rates.maintenance + 0.3 * (1 - rates.maintenance) }, prng),
    },
  ),
  fault(
    'sites that are told to go their own way take after others now and then',
    { 'methylation.one-state': 0.1 },
    {
      afterDivision: (methylation, rates, prng) =>
        afterDivision(methylation, { ...rates, collaboration: rates.collaboration + 0.1 }, prng),
    },
  ),
  fault(
    'sites never take after others',
    { 'methylation.two-states': 0.1 },
    { afterDivision: (methylation, rates, prng) => afterDivision(methylation, { ...rates, collaboration: 0 }, prng) },
  ),
  fault(
    'the giver changes a fifth more often',
    { 'chromosome.linkage': 1 },
    {
      recombineGenomes: (primary, secondary, rate, prng) => recombineGenomes(primary, secondary, 1.2 * rate, prng),
    },
  ),
  fault(
    'inversions recombine as if there were none',
    { 'chromosome.inversion': 1, 'chromosome.within-inversion': 1, 'chromosome.inversion-decay': 1 },
    {
      recombineGenomes: (primary, secondary, rate, prng) => {
        const placeOf = new Map(primary.genes.map(({ id }, at) => [id, at]));
        const genes = [...secondary.genes].sort((a, b) => placeOf.get(a.id)! - placeOf.get(b.id)!);
        return recombineGenomes(primary, { ...secondary, genes }, rate, prng);
      },
    },
  ),
  fault(
    'the germline bares half as many promoters',
    {
      'marks.germline-reset': 1,
      'marks.germline-methylation': 1,
      'marks.silence-ends': 1,
      'marks.strongest-silence': 0.1,
    },
    { inGermline: (marks, genes, prng) => inGermline(marks, { ...genes, reset: 0.5 * genes.reset }, prng) },
  ),
  fault(
    'silence is for ever, but where marks are lost one by one',
    { 'marks.silence-ends': 0.1, 'marks.strongest-silence': 0.1 },
    { inGermline: (marks, genes, prng) => inGermline(marks, { ...genes, reset: 0 }, prng) },
  ),
  fault(
    'the chance to be bared can evolve to 0',
    { 'marks.strongest-silence': 0.1 },
    {
      mutateGenes: (genome, rates, prng) => {
        const mutant = mutateGenes(genome, rates, prng);
        return { ...mutant, chromatin: { ...mutant.chromatin!, reset: mutant.chromatin!.reset - 0.01 } };
      },
    },
  ),
  fault(
    'what the germline bares still counts as silent',
    { 'marks.lines': 1 },
    {
      inGermline: (marks, genes, prng) => ({ ...inGermline(marks, genes, prng), silence: marks.silence }),
    },
  ),
  fault(
    'a cell divides once more',
    { 'marks.lives': 1 },
    {
      afterLife: (marks, expression, worth, genes, divisions, prng) =>
        afterLife(marks, expression, worth, genes, divisions + 1, prng),
    },
  ),
  fault(
    'acetylation does not decay in a life',
    { 'marks.acetylation': 1 },
    {
      afterLife: (marks, expression, worth, genes, divisions, prng) =>
        afterLife(marks, expression, worth, { ...genes, acetylKept: 1 }, divisions, prng),
    },
  ),
  fault(
    'stress arms no factor',
    { 'assimilation.waddington': 0.5 },
    {
      expressionOf: (genome, signals, marks) =>
        expressionOf(
          genome,
          signals.map(() => 0),
          marks,
        ),
    },
  ),
  fault('entropy is of the sample', ofPatterns('entropy'), {
    methylationEntropy: (patterns) => {
      const counts = countsOf(patterns.map((pattern) => pattern.join()));
      const shares = counts.map((count) => count / patterns.length);
      return shares.reduce((bits, share) => bits - share * Math.log2(share), 0) / patterns[0].length;
    },
  }),
  fault('patterns are compared with themselves', ofPatterns('epipolymorphism'), {
    epipolymorphism: (patterns) => epipolymorphism(patterns) * (1 - 1 / patterns.length),
  }),
  fault('the most is one state fewer', ofPatterns('normalised'), {
    normalisedMethylationEntropy: (patterns) =>
      (PRODUCTION.normalisedMethylationEntropy(patterns) * Math.log2(patterns[0].length + 1)) /
      Math.log2(patterns[0].length),
  }),
];
