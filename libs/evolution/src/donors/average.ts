/**
 * Averages of weights: the parent whose weights suit best and its kin, those of the same architecture who had a donor in common with it, or
 * are its donor or had it for theirs. They lie in one basin, where the average is as good as its members or better (Izmailov et al. 2018,
 * "Averaging weights leads to wider optima"; a uniform soup: Wortsman et al. 2022, "Model soups").
 */
import { architectureOf } from '#genome';
import type { Donation, Donor } from '../operators';
import { parent } from './parent';

/** Of `size` at most, those with the lowest cross-entropy. */
export function average(size: number): Donation {
  return (child, couple, living, prng) => {
    const best = parent(child, couple, living, prng);
    if (best.length === 0) return [];
    const [{ donor }] = best;
    const kin = living.filter((one) => one !== donor && areKin(one, donor)).sort((a, b) => a.nats - b.nats);
    const all = [donor, ...kin.slice(0, size - 1)];
    return all.map((one) => ({ donor: one, share: 1 / all.length }));
  };
}

function areKin(one: Donor, other: Donor): boolean {
  const [donors, others] = [one, other].map(({ id, donors }) => [id, ...donors]);
  return donors.some((id) => others.includes(id)) && isSameNetwork(one, other);
}

function isSameNetwork(one: Donor, other: Donor): boolean {
  const [network, another] = [one, other].map(({ genome }) => JSON.stringify(architectureOf(genome)));
  return network === another;
}
