/**
 * Rates of groups in a step of the kernel: what became of the children of each group, by which rates the next ones mutate, and what is remembered
 * of them. The children of a deme are in its groups in turn, by slot. A child of parents elsewhere is in a group too, but gains nothing: no
 * scores of different demes are compared.
 */
import type { Prng } from '#base';
import { type Loci, mutateAt, type Mutation, type MutationSettings } from '#genome';
import type { Births } from './births';
import type { GroupRates, Pool, RateGroup } from './operators';
import type { Population } from './population';
import type { Memories } from './scheme-state';

/** By deme and group. `measured` has the scores of the objective, by deme; newborns are those of generation `newest`. */
export type RatesByDeme = readonly (readonly MutationSettings[])[];

export function nextRates(
  groupRates: GroupRates | undefined,
  memories: Memories,
  measured: readonly Pool[],
  population: Population,
  newest: number,
  prng: Prng,
): RatesByDeme {
  if (!groupRates) return [];
  return measured.map((pool, deme) => {
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

/** Of each child by the rates of its group. `demeOf` has the deme of each child, in order. */
export function groupedMutation(loci: Loci, rates: RatesByDeme, demeOf: Int32Array): Mutation {
  const places = [...Array(loci.count).keys()];
  const groupOf = groupsBySlot(rates, demeOf);
  return (genes, slot, prng) => {
    const { rate, scale } = rates[demeOf[slot]][groupOf[slot]];
    mutateAt(loci, places, rate, scale, genes, slot, prng);
  };
}

function groupsBySlot(rates: RatesByDeme, demeOf: Int32Array): Int32Array {
  let first = 0;
  return demeOf.map((deme, slot) => {
    if (slot > 0 && demeOf[slot - 1] !== deme) first = slot;
    return (slot - first) % rates[deme].length;
  });
}

/** By deme: the groups with the children that are to be compared with their parents. */
export function rememberedGroups(
  rates: RatesByDeme,
  { deme: demeOf, parents }: Births,
  population: Population,
  measured: readonly Pool[],
): readonly (readonly RateGroup[])[] {
  if (rates.length === 0) return [];
  const scores = new Float64Array(population.size).fill(NaN);
  for (const { members, scores: own } of measured) members.forEach((index, at) => (scores[index] = own.columns[0][at]));
  const groups = rates.map((ofDeme) => ofDeme.map((own) => ({ ...own, children: [] as [number, number][] })));
  const groupOf = groupsBySlot(rates, demeOf);
  demeOf.forEach((deme, slot) => {
    const primary = parents[2 * slot];
    if (primary < 0 || population.deme[primary] !== deme || !Number.isFinite(scores[primary])) return;
    groups[deme][groupOf[slot]].children.push([slot, scores[primary]]);
  });
  return groups;
}
