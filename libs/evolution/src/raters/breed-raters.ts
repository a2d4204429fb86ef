/**
 * Raters breed as models do, by the same step: those who tell models from people at the lowest cost live on and are parents, children inherit genes of taste,
 * which mutate. They sit: who lives on keeps the seat, children take the seats of the dead, in order.
 */
import { FEATURE_NAMES, MOST_TASTE, type TasteGenes } from '#arena';
import { prngOf } from '#base';
import { compileLoci, mutation, recombination } from '#genome';
import { fitness } from '../objectives/fitness';
import { PARENT_SELECTIONS } from '../parents';
import { REPLACEMENTS } from '../replacement';
import { type Randomness, step } from '../step';

/** Plain JSON. */
export type HeritableRater = {
  /** Generation of birth. */
  readonly born: number;
  /** Seats of its parents in the generation before its birth, the better at telling first; none of a founder. */
  readonly parents: readonly number[];
  readonly genes: TasteGenes;
};

/** Standard deviation of a mutation, in nats a standard score, unless a config says otherwise. */
export const TASTE_STEP = 0.3;

export interface RaterBreeding {
  /** Who live on, the best at telling. */
  readonly survivors: number;
  /** Of the tournaments that choose parents. */
  readonly contestants: number;
  readonly crossoverRate: number;
  /** Probability that a gene mutates. */
  readonly mutationRate: number;
  /** Standard deviation of a gene's mutation, in nats a standard score. */
  readonly mutationScale: number;
}

const LOCI = compileLoci(
  FEATURE_NAMES.map((name) => ({ kind: 'real', name, low: -MOST_TASTE, high: MOST_TASTE, scale: 'linear' }) as const),
);

/** The raters of the next generation, by seat. `bits` is what telling cost each; null of one that told nothing, who is never a parent. */
export function breedRaters(
  raters: readonly HeritableRater[],
  bits: readonly (number | null)[],
  { survivors, contestants, crossoverRate, mutationRate, mutationScale }: RaterBreeding,
  { seed, generation }: Randomness,
): readonly HeritableRater[] {
  if (bits.every((own) => own === null)) return raters;
  const seats = raters.length;
  const population = {
    size: seats,
    genes: Float64Array.from(raters.flatMap(({ genes }) => genes)),
    deme: new Int32Array(seats),
    born: Int32Array.from(raters, ({ born }) => born),
    slot: Int32Array.from(raters.keys()),
    measures: { fitness: [Float64Array.from(bits, (own) => (own === null ? NaN : -own))] },
  };
  const rates = { rate: mutationRate, scale: mutationScale / (2 * MOST_TASTE) };
  const operators = {
    objective: fitness,
    parents: PARENT_SELECTIONS.tournament(contestants),
    replacement: REPLACEMENTS.generational(survivors),
    variation: { crossoverRate, recombine: recombination('uniform'), mutate: mutation(LOCI, rates) },
  };
  const environment = { loci: LOCI, stratifiedLocus: -1, capacity: Int32Array.of(seats) };
  const own = { seed: seedOf(seed), generation };
  const { births, survivors: living } = step(population, {}, environment, operators, own);
  const next: (HeritableRater | undefined)[] = raters.map((rater, seat) => (living.includes(seat) ? rater : undefined));
  for (let child = 0; child < births.count; child++) {
    next[next.indexOf(undefined)] = {
      born: generation,
      parents: [...births.parents.subarray(2 * child, 2 * child + 2)].filter((seat) => seat >= 0),
      genes: [...births.genes.subarray(child * LOCI.count, (child + 1) * LOCI.count)],
    };
  }
  return next as readonly HeritableRater[];
}

/** The step names its draws by seed and generation alone: those of raters are others than those of models. */
function seedOf(seed: number): number {
  return prngOf({ seed, generation: 0, purpose: 'raters', subject: 0 }).integer(2 ** 31);
}
