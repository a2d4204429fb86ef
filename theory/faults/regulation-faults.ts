/** Faults of what binds, of motifs, and of marks. */
import { countsOf } from '#entropy';
import { PRODUCTION } from '../operators';
import { type Fault, fault } from './fault';

const { afterDivision, epipolymorphism, occupancyOf, sequenceInformation } = PRODUCTION;
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
    'information is not corrected for the sample',
    { 'motif.information': 1 },
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
