/** Whether conserving loci does anything. */
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

/** Where no gene ever changes. Rates are the greatest that they come to: that of a generation may well be 0. */
export function idleConserved(
  conserved: readonly string[],
  rates: { readonly mutation: number; readonly growth: number },
): readonly InvalidValueError[] {
  if (conserved.length === 0 || rates.mutation !== 0 || rates.growth !== 0) return [];
  return [
    new InvalidValueError('conserved', conserved, 'left out where mutationRate and growthRate are 0: no gene changes'),
  ];
}

function rightFor(name: string, changing: readonly string[], space: SearchSpace): string {
  const choices = `one of ${changing.join(', ')}`;
  return space.some((locus) => locus.name === name) ? `${choices}: this one has one allele in searchSpace` : choices;
}
