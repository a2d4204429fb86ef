/** Whose weights a child starts from, as a config can name it. */
import { DONATIONS } from '../donors';
import type { Donation } from '../operators';
import { count, makeOf, scheme, type SchemeConfig } from './scheme';

export const DONOR_SCHEMES = {
  parent: scheme('The parent whose weights suit best.', {}, (): Donation => DONATIONS.parent),
  foster: scheme(
    'Cross-fostering: one of the deme who is no parent, at random, which tells what genes pass on from what weights do.',
    {},
    (): Donation => DONATIONS.foster,
  ),
  average: scheme(
    'The average of the parent whose weights suit best and its kin of the same architecture.',
    { size: count(2, 16, 4, 'Individuals whose weights are averaged, at most; the parent is one.') },
    ({ size }): Donation => DONATIONS.average(size),
  ),
};

export type DonorConfig = SchemeConfig<typeof DONOR_SCHEMES>;

export function donationOf(config: DonorConfig): Donation {
  return makeOf<Donation>(DONOR_SCHEMES, config);
}
