/**
 * Mutation by rates that are genes themselves (Schwefel 1981; of a mutation rate: Baeck and Schuetz 1996, "Intelligent mutation rate control in
 * canonical genetic algorithms"). At birth the child's rates take a step first, then its other genes mutate by its new rates: what is selected
 * with a genome is the rate that made it. A step is normal on the scale of the rate's locus, of a logarithm a factor exp(step * N(0, 1)), and is
 * reflected at the bounds, so that without selection rates become uniform on that scale.
 */
import type { Loci } from './loci';
import { normalStep } from './mutate-gene';
import { mutateAt, type Mutation, type MutationSettings } from './mutation';
import { isRateLocus, type RateName } from './rate-loci';
import type { RealLocus } from './search-space';
import { span } from './unit-scale';

export interface SelfAdaptiveSettings extends MutationSettings {
  /** Standard deviation of a rate's step, on the scale of its locus. */
  readonly step: number;
}

/** `rate` and `scale` hold where they are no loci. */
export function selfAdaptiveMutation(loci: Loci, { rate, scale, step }: SelfAdaptiveSettings): Mutation {
  const { space, count, mutable } = loci;
  const rates = [...mutable].filter((at) => isRateLocus(space[at]));
  const others = mutable.filter((at) => !isRateLocus(space[at]));
  const steps = rates.map((at) => step / span(space[at] as RealLocus));
  const [ofRate, ofScale] = [locusOfRate(loci, 'mutationRate'), locusOfRate(loci, 'mutationScale')];
  return (genes, row, prng) => {
    const start = row * count;
    rates.forEach((at, index) => {
      genes[start + at] = normalStep(space[at] as RealLocus, genes[start + at], steps[index], prng);
    });
    const ownRate = ofRate < 0 ? rate : genes[start + ofRate];
    const ownScale = ofScale < 0 ? scale : genes[start + ofScale];
    mutateAt(loci, others, ownRate, ownScale, genes, row, prng);
  };
}

/** Where the locus of a rate is; -1 where there is none. */
export function locusOfRate({ space }: Pick<Loci, 'space'>, rate: RateName): number {
  return space.findIndex(({ name }) => name === rate);
}
