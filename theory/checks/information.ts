/** R_sequence of published binding sites, against entropies and corrections that are enumerated (Schneider et al. 1986). */
import { MOTIF_FORMATS } from '#regulation';
import type { Check } from '../check';
import { entropyOf, expectedEntropy } from '../exact/information';
import { PUBLISHED_MOTIFS } from '../exact/published-motifs';
import { identity } from '../outcome';

export const INFORMATION: readonly Check[] = [
  {
    name: 'motif.information',
    measures: 'largest difference of R_sequence of published motifs from enumeration, in bits',
    cost: 1,
    run: ({ sequenceInformation }) => {
      const motifs = MOTIF_FORMATS.jaspar.read(PUBLISHED_MOTIFS);
      const expected = new Map<number, number>();
      const corrected = (counts: readonly number[]): number => {
        const n = counts.reduce((sum, count) => sum + count, 0);
        if (!expected.has(n)) expected.set(n, expectedEntropy(n));
        return expected.get(n)! - entropyOf(counts);
      };
      const residuals = motifs.map((motif) => {
        const bits = motif.columns.reduce((sum, column) => sum + corrected(column), 0);
        return Math.abs(sequenceInformation(motif) - bits);
      });
      return identity(Math.max(...residuals), 1e-6, motifs.length);
    },
  },
];
