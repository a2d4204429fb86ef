/**
 * Group elite selection of mutation rates (Kumar, Liu, Miikkulainen and Stone 2022, "Effective mutation rate adaptation through group elite
 * selection", GECCO). The children of a deme are in groups, each with a mutation rate and scale of its own. A group's score is the most that one
 * of its children is above its parent: of mutations the best count, where most do harm. The rates of the best group stay as they are; the others
 * are made anew of the best share of the groups, each rate times factor^U(-1, 1), reflected at the bounds of its locus.
 */
import type { Json, Prng } from '#base';
import { type MutationSettings, RATE_LOCI, type RateName, type RealLocus, reflectedStep, span } from '#genome';
import type { Adaptation, GroupRates, RateGroup } from '../operators';

export interface GroupEliteSettings {
  readonly groups: number;
  /** Of the groups, whose rates others are made of. */
  readonly share: number;
  /** The most that a rate changes by, up or down. */
  readonly factor: number;
}

/** Loci whose bounds and scales the rates have. */
interface Bounds {
  readonly rate: RealLocus;
  readonly scale: RealLocus;
}

const boundsOf = (rate: RateName): RealLocus => RATE_LOCI.find(({ name }) => name === rate)!;
const BOUNDS: Bounds = { rate: boundsOf('mutationRate'), scale: boundsOf('mutationScale') };

export function groupElite(settings: GroupEliteSettings, bounds = BOUNDS) {
  return { groupRates: (rates) => groupRates(settings, bounds, rates) } satisfies Adaptation;
}

function groupRates(
  { groups, share, factor }: GroupEliteSettings,
  bounds: Bounds,
  initial: MutationSettings,
): GroupRates {
  const parents = Math.max(1, Math.round(share * groups));
  const changed = ({ rate, scale }: MutationSettings, exponent: () => number): MutationSettings => ({
    rate: timesFactor(bounds.rate, rate, factor, exponent()),
    scale: timesFactor(bounds.scale, scale, factor, exponent()),
  });
  return {
    // in equal steps of the exponent
    initial: Array.from({ length: groups }, (_, at) => {
      return { ...changed(initial, () => (2 * at) / (groups - 1) - 1), children: [] };
    }),
    faultOf: (memory) =>
      Array.isArray(memory) &&
      memory.length === groups &&
      memory.every((group: Json) => isGroup(group, bounds, initial)) &&
      areDifferent((memory as readonly RateGroup[]).flatMap(({ children }) => children.map(([slot]) => slot)))
        ? null
        : rightFor(groups, bounds, initial),
    next: (own, gains, prng) => {
      const best = byGain(gains, prng).slice(0, parents);
      if (best.length === 0) return own;
      return own.map((_, at) =>
        at === 0 ? own[best[0]] : changed(own[prng.pick(best)], () => 2 * prng.uniform() - 1),
      );
    },
  };
}

/** Reflected at the bounds; 0 stays 0. */
function timesFactor(locus: RealLocus, rate: number, factor: number, exponent: number): number {
  return rate === 0 ? 0 : reflectedStep(locus, rate, (exponent * Math.log(factor)) / span(locus));
}

/** Groups that have a gain, the best first; equals in random order. */
function byGain(gains: readonly number[], prng: Prng): readonly number[] {
  const groups = [...gains.keys()].filter((group) => !Number.isNaN(gains[group]));
  return prng.shuffle(groups).sort((one, other) => gains[other] - gains[one]);
}

function isGroup(group: Json, bounds: Bounds, initial: MutationSettings): boolean {
  const { rate, scale, children, ...others } = (group ?? {}) as { readonly [field: string]: Json | undefined };
  return (
    Object.keys(others).length === 0 &&
    fits(rate, bounds.rate, initial.rate) &&
    fits(scale, bounds.scale, initial.scale) &&
    Array.isArray(children) &&
    children.every(isChild)
  );
}

function fits(rate: Json | undefined, { low, high }: RealLocus, initial: number): boolean {
  return initial === 0 ? rate === 0 : typeof rate === 'number' && rate >= low && rate <= high;
}

function isChild(child: Json): boolean {
  return (
    Array.isArray(child) &&
    child.length === 2 &&
    child.every((each: Json) => typeof each === 'number') &&
    Number.isSafeInteger(child[0]) &&
    child[0] >= 0
  );
}

function areDifferent(slots: readonly number[]): boolean {
  return new Set(slots).size === slots.length;
}

function rightFor(groups: number, { rate, scale }: Bounds, initial: MutationSettings): string {
  const range = ({ low, high }: RealLocus, value: number): string => (value === 0 ? '0' : `from ${low} to ${high}`);
  return `a list of ${groups} groups { rate, scale, children }: rate ${range(rate, initial.rate)}, scale ${range(scale, initial.scale)}, children [slot, score] of different slots`;
}
