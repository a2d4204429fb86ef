/** What a config says of regulation, against the rest of it. */
import { InvalidValueError } from '#base';
import type { TournamentConfig } from '../config';

/** By field: modules have names of genes, or are as many as a gene says, and not both. */
export function regulationProblems({
  regulation,
  searchSpace,
}: Partial<Pick<TournamentConfig, 'regulation'>> &
  Pick<TournamentConfig, 'searchSpace'>): readonly InvalidValueError[] {
  if (!regulation || !('modules' in searchSpace)) return [];
  const right = 'left out where there is regulation: regulation.modules says how many there are';
  return [new InvalidValueError('searchSpace.modules', searchSpace.modules, right)];
}
