/**
 * Molecules and nucleosomes that come to a short stretch of DNA and leave it, one at a time, at rates in detailed balance with the weights of configurations
 * (Metropolis et al. 1953): in the long run each is there for the share of time that equilibrium gives it. No partition function is needed for that.
 */
import type { Prng } from '#base';
import type { BindingFactor, Dna, Nucleosome } from '#regulation';
import { affinity, type Bound, weightOf } from './binding';

export interface TimeShares {
  /** By factor and start, on either strand. */
  readonly bound: ReadonlyMap<string, number>;
  /** Of each base, below a nucleosome. */
  readonly wrapped: readonly number[];
}

/** From empty DNA, after `steps` steps a tenth of which are not counted. */
export function timeShares(
  dna: Dna,
  factors: readonly BindingFactor[],
  nucleosome: Nucleosome,
  near: number,
  steps: number,
  prng: Prng,
): TimeShares {
  const places = placesOn(dna, factors, nucleosome);
  const isPioneer = ({ factor }: Bound): boolean => factors[factor].isPioneer;
  const bound = new Map<string, number>();
  const wrapped = Array.from(dna, () => 0);
  const counted = Math.floor(0.9 * steps);
  let [there, weight] = [[] as readonly Bound[], 1];
  for (let step = 0; step < steps; step++) {
    const place = places[prng.integer(places.length)];
    const next = there.includes(place) ? there.filter((each) => each !== place) : [...there, place];
    const configuration = arranged(next, isPioneer);
    const nextWeight = configuration ? weightOf(configuration, factors, near) : 0;
    if (prng.uniform() * weight < nextWeight) [there, weight] = [next, nextWeight];
    if (step < steps - counted) continue;
    for (const { factor, start, end } of there) {
      if (factor < 0) for (let at = start; at < end; at++) wrapped[at] += 1 / counted;
      else bound.set(`${factor}:${start}`, (bound.get(`${factor}:${start}`) ?? 0) + 1 / counted);
    }
  }
  return { bound, wrapped };
}

/** All that can be bound, each strand apart. */
function placesOn(dna: Dna, factors: readonly BindingFactor[], nucleosome: Nucleosome): Bound[] {
  const startsOf = (length: number): number[] =>
    Array.from({ length: Math.max(0, dna.length - length + 1) }, (_, start) => start);
  const molecules = factors.flatMap(({ weights, concentration }, factor) => {
    const length = weights.length / 4;
    return startsOf(length).flatMap((start) =>
      (['forward', 'reverse'] as const).map((strand): Bound => {
        const weight = concentration * affinity(dna, start, weights, strand);
        return { factor, start, end: start + length, weight, inside: [] };
      }),
    );
  });
  const { length, weight } = nucleosome;
  return [
    ...molecules,
    ...startsOf(length).map((start) => ({ factor: -1, start, end: start + length, weight, inside: [] })),
  ];
}

/** In order, with what is inside of nucleosomes there; null where two overlap that cannot. */
function arranged(there: readonly Bound[], isPioneer: (molecule: Bound) => boolean): readonly Bound[] | null {
  const nucleosomes = there.filter(({ factor }) => factor < 0);
  const free: Bound[] = [];
  const inside = nucleosomes.map((): Bound[] => []);
  for (const molecule of there.filter(({ factor }) => factor >= 0)) {
    const at = nucleosomes.findIndex(({ start, end }) => molecule.start < end && start < molecule.end);
    if (at < 0) {
      free.push(molecule);
      continue;
    }
    const { start, end } = nucleosomes[at];
    if (!isPioneer(molecule) || molecule.start < start || molecule.end > end) return null;
    inside[at].push(molecule);
  }
  const wraps = nucleosomes.map((each, at) => ({ ...each, inside: inOrder(inside[at]) }));
  const outside = inOrder([...free, ...wraps]);
  return [outside, ...wraps.map((each) => each.inside)].every(areApart) ? outside : null;
}

const inOrder = (bound: readonly Bound[]): Bound[] => [...bound].sort((a, b) => a.start - b.start);

function areApart(ordered: readonly Bound[]): boolean {
  return ordered.every(({ start }, at) => at === 0 || ordered[at - 1].end <= start);
}
