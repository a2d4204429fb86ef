/** What a config says of heredity, against how its population breeds. */
import { InvalidValueError } from '#base';
import type { TournamentConfig } from './config';

/** Throws an InvalidValueError where donors are chosen by what was measured of other weights than those that pass on. */
export function checkHeredity({
  breeding,
  heredity,
}: Pick<TournamentConfig, 'heredity'> & { readonly breeding: Pick<TournamentConfig['breeding'], 'donors'> }): void {
  const { scheme } = breeding.donors;
  if (scheme !== 'greedy-soup' || heredity.weights !== 'baldwinian') return;
  const right =
    'parent, foster, average or slerp where heredity.weights is baldwinian: what was evaluated are trained weights, which do not pass on';
  throw new InvalidValueError('breeding.donors.scheme', scheme, right);
}
