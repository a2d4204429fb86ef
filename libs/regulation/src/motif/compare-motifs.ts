/**
 * How alike two motifs are: the sum over aligned positions of Pearson's correlation of their frequencies of bases (Pietrokovski 1996, Nucleic Acids Res. 24:3836), at the best
 * of all offsets on either strand. How likely so good an alignment is by chance is told by shuffling the positions of one of them.
 */
import { type Prng, sum } from '#base';
import { type Column, type CountMatrix, total } from './count-matrix';

export interface Alignment {
  /** At most the positions that overlap. */
  readonly score: number;
  /** Positions of the other before the first of this one; below 0 where this one begins first. */
  readonly offset: number;
  /** Whether the other is read on the opposite strand, from its end. */
  readonly isReversed: boolean;
  readonly overlap: number;
}

export interface Similarity extends Alignment {
  /** Share of shuffles that align as well, this one among them: (1 + as good) / (1 + shuffles). */
  readonly pValue: number;
}

/** Positions that overlap at least, where motifs are as long. */
const LEAST_OVERLAP = 4;

export function alignMotifs(one: CountMatrix, other: CountMatrix): Alignment {
  return best(strandsOf(one, other), identity(one));
}

export function motifSimilarity(one: CountMatrix, other: CountMatrix, shuffles: number, prng: Prng): Similarity {
  const strands = strandsOf(one, other);
  const found = alignMotifs(one, other);
  let asGood = 0;
  for (let shuffle = 0; shuffle < shuffles; shuffle++) {
    if (best(strands, prng.shuffle(identity(one))).score >= found.score - NEAR) asGood++;
  }
  return { ...found, pValue: (1 + asGood) / (1 + shuffles) };
}

/** Sums in another order differ in their last bits. */
const NEAR = 1e-9;

/** Correlations of each position of one with each of the other, as it is written and on the opposite strand. */
type Strands = readonly (readonly (readonly number[])[])[];

function strandsOf(one: CountMatrix, other: CountMatrix): Strands {
  const [own, forward] = [one, other].map(({ columns }) => columns.map(deviations));
  const backward = forward.map((column) => column.toReversed()).reverse(); // A pairs with T, C with G
  return [forward, backward].map((columns) =>
    own.map((a) => columns.map((b) => sum(a.map((each, at) => each * b[at])))),
  );
}

/** Of a column's frequencies from their mean, of length 1; zeros where all bases are as frequent. */
function deviations(column: Column): readonly number[] {
  const whole = total(column) || 1;
  const from = column.map((count) => count / whole - total(column) / whole / 4);
  const length = Math.hypot(...from);
  return length < NEAR ? from.map(() => 0) : from.map((each) => each / length);
}

/** Of all offsets and strands, positions of one being in that order; of equals the first. */
function best(strands: Strands, order: readonly number[]): Alignment {
  const [own, others] = [order.length, strands[0][0].length];
  const least = Math.min(own, others, LEAST_OVERLAP);
  let found: Alignment = { score: -Infinity, offset: 0, isReversed: false, overlap: 0 };
  for (let offset = least - own; offset <= others - least; offset++) {
    const [from, to] = [Math.max(0, -offset), Math.min(own, others - offset)];
    strands.forEach((correlations, strand) => {
      let score = 0;
      for (let at = from; at < to; at++) score += correlations[order[at]][at + offset];
      if (score > found.score + NEAR) found = { score, offset, isReversed: strand === 1, overlap: to - from };
    });
  }
  return found;
}

const identity = ({ columns }: CountMatrix): number[] => columns.map((_, at) => at);
