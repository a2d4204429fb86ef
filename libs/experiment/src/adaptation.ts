/**
 * Adaptation, chance and history (Travisano, Mongold, Bennett and Lenski 1995): of what came of several sources, each forked several times in
 * one new environment, what is due to the environment, to chance, and to where they came from.
 *
 *   value of fork j of source i = grand mean + history of i + chance of ij,   a one-way analysis of variance with random effects
 *   chance: the mean square within sources;   history: (mean square between - within) / n0, with n0 forks a source (Searle 1971)
 */
import { type Estimate, estimateOf, mean, prngOf, sum } from '#base';
import { type DeviationIntervals, deviationIntervals } from './deviation-intervals';

/** One fork: a value as it began in the environment, and one as it ended. */
export interface Traced {
  readonly source: string;
  readonly before: number;
  readonly after: number;
}

export interface Partition {
  /** By source, mean after less mean before; its interval is over sources. */
  readonly adaptation: Estimate;
  readonly before: Spread;
  readonly after: Spread;
}

export interface Spread {
  /** Standard deviation among forks of one source; NaN where no source has two. */
  readonly chance: number;
  /** Standard deviation among sources beyond chance, 0 at least; NaN of one source. */
  readonly history: number;
  /** Of the level of the partition, for normal values; null where there is no history. */
  readonly intervals: DeviationIntervals | null;
  /** Share of permutations of the forks among sources that part these as much: whether there is history. */
  readonly p: number;
}

const PERMUTATIONS = 9999;

/** Throws a RangeError of no forks. */
export function partitionOf(forks: readonly Traced[], level: number): Partition {
  if (forks.length === 0) throw new RangeError('a partition is of one fork at least');
  const sources = [...new Set(forks.map(({ source }) => source))];
  const gains = sources.map((source) => {
    const own = forks.filter((fork) => fork.source === source);
    return mean(own.map(({ after }) => after)) - mean(own.map(({ before }) => before));
  });
  const groups = forks.map(({ source }) => sources.indexOf(source));
  const spreadOf = (name: 'before' | 'after') =>
    spread(
      groups,
      forks.map((fork) => fork[name]),
      sources.length,
      level,
    );
  return { adaptation: estimateOf(gains, level), before: spreadOf('before'), after: spreadOf('after') };
}

function spread(groups: readonly number[], values: readonly number[], count: number, level: number): Spread {
  const { between, within, size } = meanSquares(groups, values, count);
  const history = Math.sqrt(Math.max(0, (between - within) / size));
  const degrees = { between: count - 1, within: values.length - count };
  const intervals = Number.isFinite(history) ? deviationIntervals({ between, within }, degrees, size, level) : null;
  return { chance: Math.sqrt(within), history, intervals, p: permuted(groups, values, count) };
}

/** `size` is the number of forks of a source, where these differ the one that makes estimates unbiased. */
function meanSquares(groups: readonly number[], values: readonly number[], count: number) {
  const grand = mean(values);
  const [sizes, sums] = [new Float64Array(count), new Float64Array(count)];
  let total = 0;
  values.forEach((value, at) => {
    sizes[groups[at]] += 1;
    sums[groups[at]] += value - grand;
    total += (value - grand) ** 2;
  });
  const among = sum([...sums].map((own, group) => own ** 2 / sizes[group]));
  const size = (values.length - sum([...sizes].map((own) => own ** 2)) / values.length) / (count - 1);
  const within = values.length > count ? Math.max(0, total - among) / (values.length - count) : NaN;
  return { between: among / (count - 1), within, size };
}

function permuted(groups: readonly number[], values: readonly number[], count: number): number {
  const ratioOf = (labels: readonly number[]): number => {
    const { between, within } = meanSquares(labels, values, count);
    return between / within;
  };
  const found = ratioOf(groups);
  if (Number.isNaN(found)) return NaN;
  const prng = prngOf({ seed: 0, generation: 0, subject: 0, purpose: 'permutations' });
  let reached = 0;
  for (let turn = 0; turn < PERMUTATIONS; turn++) if (ratioOf(prng.shuffle(groups)) >= found * (1 - 1e-12)) reached++;
  return (reached + 1) / (PERMUTATIONS + 1);
}
