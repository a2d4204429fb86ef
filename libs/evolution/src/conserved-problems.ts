/** Whether loci that are conserved would change else. */
import { InvalidValueError } from '#base';
import type { SearchSpace } from '#genome';

/** By field: loci that the search space has not, or of which it has one allele. */
export function conservedProblems(
  { conserved = [] }: { readonly conserved?: readonly string[] },
  space: SearchSpace,
): readonly InvalidValueError[] {
  const changing = space.flatMap((locus) => (locus.kind !== 'real' && locus.values.length < 2 ? [] : [locus.name]));
  return conserved.flatMap((name, at) =>
    changing.includes(name) ? [] : [new InvalidValueError(`conserved.${at}`, name, rightFor(name, changing, space))],
  );
}

function rightFor(name: string, changing: readonly string[], space: SearchSpace): string {
  const choices = `one of ${changing.join(', ')}`;
  return space.some((locus) => locus.name === name) ? `${choices}: this one has one allele in searchSpace` : choices;
}
