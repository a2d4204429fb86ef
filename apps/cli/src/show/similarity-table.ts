/** Motifs of one file beside those of another that they are most alike. */
import { prngOf } from '#base';
import { type CountMatrix, motifSimilarity, type Similarity } from '#regulation';
import type { Paint } from './paint';
import { type Column, renderTable } from './table';

export interface SimilarityView extends Similarity {
  readonly motif: string;
  readonly other: string;
  readonly otherName: string;
  /** Times as many as motifs were compared with it: how many would be as alike by chance. */
  readonly eValue: number;
}

/** Of each motif those that it is most alike, the likeliest first. Shuffles are drawn by `seed`, for each pair alike. */
export function similarities(
  motifs: readonly CountMatrix[],
  others: readonly CountMatrix[],
  { shuffles, seed, shown }: { readonly shuffles: number; readonly seed: number; readonly shown: number },
): readonly SimilarityView[] {
  return motifs.flatMap((motif) => {
    const all = others.map((other): SimilarityView => {
      const prng = prngOf({ seed, generation: 0, purpose: 'shuffled motifs', subject: `${motif.id} ${other.id}` });
      const found = motifSimilarity(motif, other, shuffles, prng);
      const eValue = others.length * found.pValue;
      return { motif: motif.id, other: other.id, otherName: other.name, ...found, eValue };
    });
    return all.sort((a, b) => a.pValue - b.pValue || b.score - a.score).slice(0, shown);
  });
}

const COLUMNS: readonly Column<SimilarityView>[] = [
  { head: 'motif', text: ({ motif }) => motif },
  { head: 'most alike', text: ({ other }) => other },
  { head: 'name', wrapAt: 24, text: ({ otherName }) => otherName },
  { head: 'score', align: 'right', text: ({ score }) => score.toFixed(2) },
  { head: 'of', align: 'right', text: ({ overlap }) => String(overlap) },
  { head: 'offset', align: 'right', text: ({ offset }) => String(offset) },
  { head: 'strand', text: ({ isReversed }) => (isReversed ? 'other' : 'this') },
  { head: 'p', align: 'right', text: ({ pValue }) => pValue.toPrecision(2) },
  { head: 'E', align: 'right', text: ({ eValue }) => eValue.toPrecision(2) },
];

export function similarityTable(views: readonly SimilarityView[], paint: Paint): string {
  return renderTable(COLUMNS, views, paint);
}
