/**
 * Predators of the common: negative frequency dependence (apostatic selection: Clarke 1962; Ayala and Campbell 1974, Annu. Rev. Ecol. Syst. 5:115).
 * They hunt each kind in proportion to its frequency p among those of a deme who have a score, so that of a kind exp(-strength p) are spared.
 * Scores are logarithms of fitness, as nats are: strength x p is taken off.
 *
 * Of two kinds that breed true with scores a and b the first goes to p = 1/2 + (a - b) / (2 strength), and both stay as long as strength > |a - b|.
 */
import type { Shaping } from '../operators';
import type { Population } from '../population';

/** What is common or rare: a genome as a whole, a family of architecture, or a species. */
export type Kind = 'genotype' | 'family' | 'species';

export function predation(kind: Kind, strength: number): Shaping {
  return {
    initial: null,
    faultOf: (memory) => (memory === null ? null : 'null'),
    shape: ({ members, scores }, population) => {
      const kinds = Array.from(members, (index) => kindOf(population, kind, index));
      const counts = new Map<string | number, number>();
      for (const own of kinds) counts.set(own, (counts.get(own) ?? 0) + 1);
      const [score, ...ties] = scores.columns;
      const spared = score.map((own, at) => own - (strength * counts.get(kinds[at])!) / members.length);
      return { scores: { columns: [spared, ...ties], uncertainty: scores.uncertainty }, memory: null };
    },
  };
}

function kindOf({ genes, size, family, species }: Population, kind: Kind, index: number): string | number {
  if (kind === 'family') return family?.[index] ?? -1;
  if (kind === 'species') return species?.[index] ?? -1;
  const loci = genes.length / size;
  return genes.subarray(index * loci, (index + 1) * loci).join();
}
