/** The part of the search space that founders are drawn from. */
import { type Adjustments, compileLoci, type GeneValue, type Loci, narrowSpace } from '#genome';
import type { FounderSpace } from './operators';

/** Throws an InvalidValueError where it has what the space has not. */
export function founderSpaceOf(loci: Loci, founders: Adjustments): FounderSpace {
  const space = narrowSpace(loci.space, founders);
  const alleles = space.map((locus, at) => {
    const whole = loci.space[at];
    if (locus.kind === 'real' || whole.kind === 'real') return [];
    const all: readonly GeneValue[] = whole.values;
    return locus.values.map((value) => all.indexOf(value));
  });
  return { loci: compileLoci(space), alleles };
}
