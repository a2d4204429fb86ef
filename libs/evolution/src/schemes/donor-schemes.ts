/** Whose weights a child starts from, as a config can name it. */
import type { Blending } from '../blend-weights';
import { DONATIONS } from '../donors';
import type { Donation } from '../operators';
import { count, makeOf, scheme, type SchemeConfig } from './scheme';

function ofKin(about: string) {
  const size = count(2, 16, 4, 'Individuals whose weights are averaged, at most; the parent is one.');
  return scheme(about, { size }, ({ size: most }): Donation => DONATIONS.average(most));
}

export const DONOR_SCHEMES = {
  parent: scheme('The parent whose weights suit best.', {}, (): Donation => DONATIONS.parent),
  foster: scheme(
    'Cross-fostering: one of the deme who is no parent, at random, which tells what genes pass on from what weights do.',
    {},
    (): Donation => DONATIONS.foster,
  ),
  average: ofKin('The average of the parent whose weights suit best and its kin of the same architecture.'),
  slerp: ofKin('The same, with spherical interpolation tensor by tensor in the place of the mean.'),
  'greedy-soup': ofKin(
    'The same average, of that parent and those of its kin alone with whom validation gets no worse, tried one after the other.',
  ),
};

export type DonorConfig = SchemeConfig<typeof DONOR_SCHEMES>;

export function donationOf(config: DonorConfig): Donation {
  return makeOf<Donation>(DONOR_SCHEMES, config);
}

/** How the weights of those who are given together become one network's. */
export function blendingOf({ scheme: name }: DonorConfig): Blending {
  return name === 'slerp' ? 'spherical' : 'linear';
}
