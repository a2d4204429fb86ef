/** What a config says of regulation, against the rest of it. */
import { InvalidValueError } from '#base';
import type { TournamentConfig } from '../config';

/** By field: modules have names of genes, or are as many as a gene says, and not both; marks must be able to act. */
export function regulationProblems({
  regulation,
  searchSpace,
  heredity,
}: Partial<Pick<TournamentConfig, 'regulation' | 'heredity'>> &
  Pick<TournamentConfig, 'searchSpace'>): readonly InvalidValueError[] {
  if (!regulation) return [];
  const modules = 'left out where there is regulation: regulation.modules says how many there are';
  // Nobody is born with marks of a life then, nor lives another.
  const isIdle =
    regulation.chromatin !== 'off' && heredity?.weights !== 'lamarckian' && heredity?.survivorsTrain === false;
  const chromatin = 'off where heredity.weights is not lamarckian and survivors do not train: nothing reads marks';
  return [
    ...('modules' in searchSpace ? [new InvalidValueError('searchSpace.modules', searchSpace.modules, modules)] : []),
    ...(isIdle ? [new InvalidValueError('regulation.chromatin', regulation.chromatin, chromatin)] : []),
  ];
}
