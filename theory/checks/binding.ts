/** What binds a promoter, against the sum over all configurations (Bintu et al. 2005; Segal et al. 2008). */
import type { Prng } from '#base';
import { type BindingFactor, NEAR } from '#regulation';
import type { Check } from '../check';
import { enumerate } from '../exact/binding';
import { identity } from '../outcome';
import { replicatesOf } from '../world';

const LENGTH = 11;

export const BINDING: readonly Check[] = [
  {
    name: 'binding.occupancy',
    measures: 'largest difference of a chance, of all bound and wrapped in random promoters, from enumeration',
    cost: 4,
    run: ({ occupancyOf, prngOf }, trial) => {
      const prng = prngOf({ seed: trial.seed, generation: 0, purpose: 'promoters', subject: 0 });
      const residuals = Array.from({ length: replicatesOf(40, trial) }, () => {
        const dna = Uint8Array.from({ length: LENGTH }, () => prng.integer(4));
        const factors = [3, 4, 5].map((length, at) => drawn(length, at > 0, prng));
        const wrap = { length: 6, weight: 2 * prng.uniform() };
        const expected = enumerate(dna, factors, wrap, NEAR);
        const found = occupancyOf(dna, factors, wrap);
        const ofSites = found.sites.map(
          ({ factor, start, probability }) => probability - (expected.probability.get(`${factor}:${start}`) ?? 0),
        );
        const ofFactors = found.bound.map((number, at) => number - expected.bound[at]);
        const ofBases = Array.from(found.wrapped, (chance, at) => chance - expected.wrapped[at]);
        const ofAll = found.partitionBits - Math.log2(expected.partition);
        return Math.max(...[...ofSites, ...ofFactors, ...ofBases, ofAll].map(Math.abs));
      });
      return identity(Math.max(...residuals), 1e-9, residuals.length);
    },
  },
];

function drawn(length: number, isPioneer: boolean, prng: Prng): BindingFactor {
  return {
    weights: Float64Array.from({ length: 4 * length }, () => 4 * prng.uniform() - 2),
    concentration: prng.uniform(),
    cooperativity: 4 * prng.uniform(),
    isPioneer,
  };
}
