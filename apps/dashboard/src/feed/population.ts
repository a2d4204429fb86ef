/** What the living of a generation are like, from the lineage: those born in it or before, and not yet dead before it. */
import type { River } from '../charts/river-chart';
import { countOf, type Lineage, NONE } from '#projection';

export interface NicheCurve {
  readonly niche: string;
  readonly points: readonly NichePoint[];
}

/** Bits per character of the living of a niche; NaN where nobody is marked. */
export interface NichePoint {
  readonly generation: number;
  readonly mean: number;
  /** Tenth and ninetieth percentile. */
  readonly low: number;
  readonly high: number;
  /** Mean entropy of predictions, in bits. */
  readonly predictionEntropy: number;
  readonly marked: number;
}

/** Calls back for every generation that each individual lived in, from the first one shown on. */
function eachLife(
  lineage: Lineage,
  first: number,
  generation: number,
  tell: (row: number, generation: number) => void,
): void {
  for (let row = 0; row < countOf(lineage); row++) {
    const died = lineage.diedGeneration.values[row];
    const last = died === NONE ? generation : died;
    for (let at = Math.max(first, lineage.generation.values[row]); at <= last; at++) tell(row, at);
  }
}

/** From generation `first` on: of a fork, those who were carried over are all that is known of the generations before. */
export function nicheCurves(lineage: Lineage, generation: number, first = 0): NicheCurve[] {
  const marks = lineage.niches.map(() => Array.from({ length: generation + 1 }, (): number[] => []));
  eachLife(lineage, first, generation, (row, at) => {
    if (!Number.isNaN(lineage.bits.values[row])) marks[lineage.niche.values[row]][at]?.push(row);
  });
  return lineage.niches.map((niche, index) => ({
    niche,
    points: marks[index].map((rows, at) => pointOf(lineage, rows, at)),
  }));
}

function pointOf({ bits, predictionEntropy }: Lineage, rows: readonly number[], generation: number): NichePoint {
  const sorted = Float64Array.from(rows, (row) => bits.values[row]).sort();
  const meanOf = (values: Float32Array) => rows.reduce((sum, row) => sum + values[row], 0) / rows.length;
  return {
    generation,
    mean: meanOf(bits.values),
    low: quantile(sorted, 0.1),
    high: quantile(sorted, 0.9),
    predictionEntropy: meanOf(predictionEntropy.values),
    marked: rows.length,
  };
}

/** Individuals of each family alive in each generation; of a niche, or of all. */
export function familyRiver(lineage: Lineage, generation: number, niche: string | null, first = 0): River {
  const wanted = niche === null ? NONE : lineage.niches.indexOf(niche);
  const counts = Array.from({ length: generation + 1 }, () => lineage.families.map(() => 0));
  eachLife(lineage, first, generation, (row, at) => {
    if (niche !== null && lineage.niche.values[row] !== wanted) return;
    if (isViable(lineage, row) && counts[at]) counts[at][lineage.family.values[row]]++;
  });
  return { names: lineage.families, counts };
}

/** Whether nothing is known that kept it from being evaluated. */
export function isViable(lineage: Lineage, row: number): boolean {
  return lineage.diedSeq.values[row] === NONE || lineage.evaluatedSeq.values[row] !== NONE;
}

/** By linear interpolation of sorted values; NaN of none. */
export function quantile(sorted: ArrayLike<number>, fraction: number): number {
  if (sorted.length === 0) return NaN;
  const position = fraction * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
