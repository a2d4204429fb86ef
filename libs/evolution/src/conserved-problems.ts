/** Whether conserving loci does anything. */
import { InvalidValueError } from '#base';
import type { SearchSpace } from '#genome';

interface Conserving {
  readonly conserved?: readonly string[];
  readonly mutationRate?: number;
  readonly growthRate?: number;
}

/** By field. Rates are the greatest that they come to; one that is left out is not checked. */
export function conservedProblems(
  { conserved = [], mutationRate, growthRate = 0 }: Conserving,
  space: SearchSpace,
): readonly InvalidValueError[] {
  const changing = space.flatMap((locus) => (locus.kind !== 'real' && locus.values.length < 2 ? [] : [locus.name]));
  const problems = conserved.flatMap((name, at) =>
    changing.includes(name) ? [] : [new InvalidValueError(`conserved.${at}`, name, rightFor(name, changing, space))],
  );
  if (problems.length > 0 || conserved.length === 0 || mutationRate !== 0 || growthRate !== 0) return problems;
  return [
    new InvalidValueError('conserved', conserved, 'left out where mutationRate and growthRate are 0: no gene changes'),
  ];
}

function rightFor(name: string, changing: readonly string[], space: SearchSpace): string {
  const choices = `one of ${changing.join(', ')}`;
  return space.some((locus) => locus.name === name) ? `${choices}: this one has one allele in searchSpace` : choices;
}
