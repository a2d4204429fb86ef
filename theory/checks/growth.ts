/**
 * Luria and Delbruck (1943): mutations come before selection, so that cultures differ far more in their mutants than by chance at the end. Here
 * everyone lives on while a culture doubles; the variance over the mean is exact, and would be about 1 if mutations came at the end.
 */
import type { Check } from '../check';
import { mutantsOfGrowth } from '../exact/growth';
import type { Operators } from '../operators';
import { meanAgainst } from '../outcome';
import { breederOf, demesOf, equal, genesByDeme, inBatches, realLoci, replicatesOf, type Trial } from '../world';

const START = 16;
const DOUBLINGS = 4;
const RATE = 0.05;

export const GROWTH: readonly Check[] = [
  {
    name: 'growth.luria-delbruck',
    measures: `variance over mean of mutants after ${DOUBLINGS} doublings`,
    cost: 2,
    run: (operators, trial) => {
      const { mean, variance } = mutantsOfGrowth(START, DOUBLINGS, RATE);
      const ratios = mutants(operators, trial).map((count) => (count - mean) ** 2 / mean);
      return meanAgainst(ratios, variance / mean);
    },
  },
];

/** Of each culture. */
function mutants(operators: Operators, trial: Trial): number[] {
  return inBatches(replicatesOf(12_000, trial), trial, (demes, seed) => {
    let culture = demesOf(new Float64Array(demes * START), 1, START, equal);
    for (let doubling = 1; doubling <= DOUBLINGS; doubling++) {
      const living = culture.demeSize;
      const breeder = breederOf(operators, {
        size: 2 * living,
        loci: realLoci(1),
        parents: operators.tournament(1),
        replacement: operators.generational(living),
        mutationRate: RATE,
      });
      culture = breeder.take(culture, seed, doubling, equal).population;
    }
    return genesByDeme(culture).map((genes) => genes.filter((gene) => gene !== 0).length);
  });
}
