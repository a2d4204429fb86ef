/** How well raters whose tastes evolve tell models from people, and by what. */
import { mean, sum } from '#base';
import type { LivedGeneration, RaterMember } from './lived-generation';
import { byName, type Metric, whole } from './metric';

/** Raters are selected by it. */
export const TELLING_BITS = 'tellingBits';

/** The share of a rater's taste that each feature has: squares of its genes. Of raters who have a taste: genes that are all 0 have no shares. */
function sharesOf(raters: readonly RaterMember[]): readonly (readonly number[])[] {
  return raters.flatMap(({ genes }) => {
    const squares = genes.map((gene) => gene ** 2);
    const total = sum(squares);
    return total > 0 ? [squares.map((square) => square / total)] : [];
  });
}

function entropyBits(shares: readonly number[]): number {
  return sum(shares.map((share) => (share > 0 ? -share * Math.log2(share) : 0)));
}

/** Of the mean of some shares; null of none. */
function entropyOfMean(shares: readonly (readonly number[])[]): number | null {
  return shares.length === 0 ? null : entropyBits(shares[0].map((_, at) => mean(shares.map((own) => own[at]))));
}

export const RATER_METRICS: readonly Metric<LivedGeneration>[] = [
  {
    name: TELLING_BITS,
    unit: 'bits',
    scope: 'rater',
    direction: 'lower',
    help:
      'Mean over niches of what it costs the rater to tell the text itself from those of individuals after the same prompt: -log2 of the probability that ' +
      'it prefers the text itself. 1 is a coin. Raters whose tastes evolve are selected by it.',
    needs: 'coevolution',
    compute: ({ raters }) =>
      byName(Object.fromEntries(raters.map((rater) => [rater.id, rater.tellingBits])), (bits) => bits),
  },
  {
    name: 'meanTellingBits',
    unit: 'bits',
    scope: 'generation',
    direction: 'lower',
    help: 'Mean of the raters.',
    needs: 'coevolution',
    compute: ({ raters }) => whole(mean(raters.flatMap(({ tellingBits }) => tellingBits ?? []))),
  },
  {
    name: 'tasteEntropyBits',
    unit: 'bits',
    scope: 'generation',
    direction: null,
    help: "Shannon entropy of how the tastes of all raters are spread over features: of the mean over raters of each feature's share of the squared genes. Raters whose genes are all 0 have none.",
    needs: 'coevolution',
    compute: ({ raters }) => whole(entropyOfMean(sharesOf(raters))),
  },
  {
    name: 'tasteDiversityBits',
    unit: 'bits',
    scope: 'generation',
    direction: null,
    help: 'That entropy less the mean entropy of single raters: the Jensen-Shannon divergence of their tastes. 0: all look at the same features alike.',
    needs: 'coevolution',
    compute: ({ raters }) => {
      const shares = sharesOf(raters);
      const entropy = entropyOfMean(shares);
      return whole(entropy === null ? null : entropy - mean(shares.map(entropyBits)));
    },
  },
];
