/** What binds a promoter, against the sum over all configurations (Bintu et al. 2005; Segal et al. 2008), and against molecules that come and go. */
import type { Prng } from '#base';
import { type BindingFactor, type Dna, NEAR, type Nucleosome } from '#regulation';
import type { Check } from '../check';
import { enumerate } from '../exact/binding';
import { timeShares } from '../exact/binding-kinetics';
import type { Operators } from '../operators';
import { identity, meanAgainst } from '../outcome';
import { replicatesOf, type Trial } from '../world';

const LENGTH = 11;
/** Coming and going of molecules at each promoter. */
const STEPS = 20_000;

export const BINDING: readonly Check[] = [
  {
    name: 'binding.occupancy',
    measures: 'largest difference of a chance, of all bound and wrapped in random promoters, from enumeration',
    cost: 4,
    run: (operators, trial) => {
      const residuals = promoters(operators, trial, 40).map(({ dna, factors, wrap }) => {
        const expected = enumerate(dna, factors, wrap, NEAR);
        const found = operators.occupancyOf(dna, factors, wrap);
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
  {
    name: 'binding.entropy',
    measures: 'largest difference of the entropy of what is bound from enumeration, in bits',
    cost: 1,
    run: (operators, trial) => {
      const residuals = promoters(operators, trial, 20).map(({ dna, factors, wrap }) =>
        Math.abs(
          operators.configurationEntropyBits(dna, factors, wrap) - enumerate(dna, factors, wrap, NEAR).entropyBits,
        ),
      );
      return identity(Math.max(...residuals), 1e-6, residuals.length);
    },
  },
  {
    name: 'binding.detailed-balance',
    measures: 'time for which molecules and nucleosomes that come and go are there, of that in equilibrium',
    cost: 2,
    run: (operators, trial) => {
      const slopes = promoters(operators, trial, 160).map(({ dna, factors, wrap, prng }) => {
        const { sites, wrapped } = operators.occupancyOf(dna, factors, wrap);
        const found = timeShares(dna, factors, wrap, NEAR, STEPS, prng);
        const pairs = [
          ...sites.map(({ factor, start, probability }) => [probability, found.bound.get(`${factor}:${start}`) ?? 0]),
          ...Array.from(wrapped, (chance, at) => [chance, found.wrapped[at]]),
        ];
        const sumOf = (value: (pair: readonly number[]) => number): number =>
          pairs.reduce((sum, pair) => sum + value(pair), 0);
        return sumOf(([chance, share]) => chance * share) / sumOf(([chance]) => chance ** 2);
      });
      return meanAgainst(slopes, 1);
    },
  },
];

interface Promoter {
  readonly dna: Dna;
  readonly factors: readonly BindingFactor[];
  readonly wrap: Nucleosome;
  readonly prng: Prng;
}

function promoters({ prngOf }: Operators, trial: Trial, count: number): Promoter[] {
  return Array.from({ length: replicatesOf(count, trial) }, (_, subject) => {
    const prng = prngOf({ seed: trial.seed, generation: 0, purpose: 'promoters', subject });
    const dna = Uint8Array.from({ length: LENGTH }, () => prng.integer(4));
    const factors = [3, 4, 5].map((length, at) => drawn(length, at > 0, prng));
    return { dna, factors, wrap: { length: 6, weight: 2 * prng.uniform() }, prng };
  });
}

function drawn(length: number, isPioneer: boolean, prng: Prng): BindingFactor {
  return {
    weights: Float64Array.from({ length: 4 * length }, () => 4 * prng.uniform() - 2),
    concentration: prng.uniform(),
    cooperativity: 4 * prng.uniform(),
    isPioneer,
  };
}
