/**
 * Eigen (1971): shares of the classes with 0 to `loci` errors in an infinite population, where the master, class 0, has `superiority` times the
 * children of any other, and each locus is copied wrongly, to its other allele, with probability `error`. To first order the share of the
 * master is (s q^L - 1) / (s - 1), q = 1 - error; above the threshold s q^L = 1 it is 0.
 */
import { binomialChances } from './binomial';

export function quasispecies(loci: number, superiority: number, error: number): Float64Array {
  const mutation = Array.from({ length: loci + 1 }, (_, errors) => childClasses(loci, errors, error));
  let shares = new Float64Array(loci + 1);
  shares[0] = 1;
  for (let change = 1; change > 1e-13;) {
    const next = new Float64Array(loci + 1);
    const mean = 1 + (superiority - 1) * shares[0];
    shares.forEach((share, errors) => {
      const children = (share * (errors === 0 ? superiority : 1)) / mean;
      mutation[errors].forEach((chance, to) => (next[to] += children * chance));
    });
    change = next.reduce((sum, share, errors) => sum + Math.abs(share - shares[errors]), 0);
    shares = next;
  }
  return shares;
}

/** Classes of the children of one with so many errors: some are put right, and new ones are made. */
function childClasses(loci: number, errors: number, error: number): Float64Array {
  const chances = new Float64Array(loci + 1);
  binomialChances(errors, 1 - error).forEach((stay, kept) =>
    binomialChances(loci - errors, error).forEach((come, added) => (chances[kept + added] += stay * come)),
  );
  return chances;
}
