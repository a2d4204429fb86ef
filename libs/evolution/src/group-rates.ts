/**
 * Rates of groups in a step of the kernel: what became of the children of each group, by which rates the next ones mutate, and what is remembered
 * of them. The children of a deme are in its groups in turn, by slot; in which order of the groups is drawn in each generation, so that none has a
 * child more in all of them. A child of parents elsewhere is in a group too, but gains nothing: no scores of different demes are compared.
 */
import type { Prng } from '#base';
import { type Loci, mutateAt, type Mutation, type MutationSettings } from '#genome';
import type { Births } from './births';
import type { GroupRates, Pool, RateGroup } from './operators';
import type { Population } from './population';
import type { Memories } from './scheme-state';

/** By deme and group. `judged` has the scores that select rates, by deme; newborns are those of generation `newest`. */
export type RatesByDeme = readonly (readonly MutationSettings[])[];

export function nextRates(
  groupRates: GroupRates | undefined,
  memories: Memories,
  judged: readonly Pool[],
  population: Population,
  newest: number,
  prng: Prng,
): RatesByDeme {
  if (!groupRates) return [];
  return judged.map((pool, deme) => {
    const groups = memories.groupRates[deme] as readonly RateGroup[];
    const scores = scoresBySlot(pool, population, newest);
    const gains = groups.map(({ children }) => bestGain(children, scores));
    const rates = groups.map(({ rate, scale }) => ({ rate, scale }));
    return groupRates.next(rates, gains, prng.seek(deme));
  });
}

function scoresBySlot({ members, scores }: Pool, { born, slot }: Population, newest: number): Map<number, number> {
  const [first] = scores.columns;
  const newborns = [...members.keys()].filter((at) => born[members[at]] === newest);
  return new Map(newborns.map((at) => [slot[members[at]], first[at]]));
}

/** The most that a child is above its parent; NaN where none has a score to compare. */
function bestGain(children: RateGroup['children'], scores: ReadonlyMap<number, number>): number {
  const gains = children.map(([slot, parentScore]) => (scores.get(slot) ?? NaN) - parentScore).filter(Number.isFinite);
  return gains.reduce((most, gain) => Math.max(most, gain), gains[0] ?? NaN);
}

/** The group of each child, by slot; of none where groups have no rates. `demeOf` has the deme of each child, in order. */
export function groupsBySlot(rates: RatesByDeme, demeOf: Int32Array, prng: Prng): Int32Array {
  if (rates.length === 0) return new Int32Array(0);
  const orders = rates.map((groups, deme) => prng.seek(deme).shuffle([...groups.keys()]));
  let first = 0;
  return demeOf.map((deme, slot) => {
    if (slot > 0 && demeOf[slot - 1] !== deme) first = slot;
    return orders[deme][(slot - first) % orders[deme].length];
  });
}

/** Of each child by the rates of its group. */
export function groupedMutation(loci: Loci, rates: RatesByDeme, groupOf: Int32Array, demeOf: Int32Array): Mutation {
  return (genes, slot, prng) => {
    const { rate, scale } = rates[demeOf[slot]][groupOf[slot]];
    mutateAt(loci, loci.mutable, rate, scale, genes, slot, prng);
  };
}

/** By deme: the groups with the children that are to be compared with their parents. */
export function rememberedGroups(
  rates: RatesByDeme,
  groupOf: Int32Array,
  { deme: demeOf, parents }: Births,
  population: Population,
  judged: readonly Pool[],
): readonly (readonly RateGroup[])[] {
  if (rates.length === 0) return [];
  const scores = new Float64Array(population.size).fill(NaN);
  for (const { members, scores: own } of judged) members.forEach((index, at) => (scores[index] = own.columns[0][at]));
  const groups = rates.map((ofDeme) => ofDeme.map((own) => ({ ...own, children: [] as [number, number][] })));
  demeOf.forEach((deme, slot) => {
    const primary = parents[2 * slot];
    if (primary < 0 || population.deme[primary] !== deme || !Number.isFinite(scores[primary])) return;
    groups[deme][groupOf[slot]].children.push([slot, scores[primary]]);
  });
  return groups;
}
