/** Marks of promoters: what they go to, how long they last, and that sites which take after one another have two stable states, others one. */
import type { Prng } from '#base';
import {
  equilibriumShare,
  halfLife,
  methylatedShare,
  type Methylation,
  type MethylationRates,
  type Pattern,
} from '#regulation';
import type { Check, Outcome } from '../check';
import { methylatedSitesAfter } from '../exact/methylation';
import type { Operators } from '../operators';
import { countsAgainst, meanAgainst } from '../outcome';
import { replicatesOf, type Trial } from '../world';

const SITES = 4;
const RATES: MethylationRates = { maintenance: 0.9, newOnParent: 0.02, newOnDaughter: 0.05, collaboration: 0 };
/** Of 0 to 4 methylated sites promoters then have 2 most often if sites are alone (.05, .23, .37, .27, .07), and if they collaborate least (.36, .08, .07, .10, .39). */
const ALONE: MethylationRates = { maintenance: 0.95, newOnParent: 0.03, newOnDaughter: 0.03, collaboration: 0 };
const COLLABORATING: MethylationRates = { ...ALONE, collaboration: 0.5 };
/** Half-lives from any start to equilibrium, as far as anyone can tell. */
const LONG = 20;
const DIVISIONS = 100;

export const CHROMATIN: readonly Check[] = [
  {
    name: 'methylation.equilibrium',
    measures: 'methylated strands of promoters that divide alone (Otto and Walbot 1990)',
    cost: 2,
    run: (operators, trial) => {
      const divisions = Math.ceil(LONG * halfLife(RATES));
      const shares = promoters(operators, trial, 4000, RATES, divisions, 2).map(methylatedShare);
      return meanAgainst(shares, equilibriumShare(RATES));
    },
  },
  {
    name: 'methylation.half-life',
    measures: 'what is left of a full methylation after a half-life in excess of equilibrium',
    cost: 1,
    run: (operators, trial) => {
      const divisions = Math.round(halfLife(RATES));
      const [full, bare] = [2, 0].map((start) =>
        promoters(operators, trial, 8000, RATES, divisions, start).map(methylatedShare),
      );
      return meanAgainst(
        full.map((share, at) => share - bare[at]),
        2 ** (-divisions / halfLife(RATES)),
      );
    },
  },
  {
    name: 'methylation.one-state',
    measures: `promoters with 0 to ${SITES} methylated sites, each alone: one peak, chi-square`,
    cost: 2,
    run: (operators, trial) => sitesAgainstChain(operators, trial, ALONE),
  },
  {
    name: 'methylation.two-states',
    measures: 'the same where sites collaborate: two peaks (Haerter et al. 2014)',
    cost: 3,
    run: (operators, trial) => sitesAgainstChain(operators, trial, COLLABORATING),
  },
  ...(
    [
      ['even', 0.5],
      ['mostly', 0.769],
    ] as const
  ).flatMap(([how, share]): Check[] => [
    {
      name: `methylation.entropy-${how}`,
      measures: `entropy of patterns a site, where each of ${SITES} is methylated with chance ${share}, alone (Xie 2011)`,
      cost: 1,
      run: ({ prngOf, methylationEntropy }, trial) =>
        meanAgainst(samples(prngOf, trial, share).map(methylationEntropy), binaryEntropy(share)),
    },
    {
      name: `methylation.epipolymorphism-${how}`,
      measures: 'chance that two of these patterns differ (Landan 2012)',
      cost: 1,
      run: ({ prngOf, epipolymorphism }, trial) =>
        meanAgainst(
          samples(prngOf, trial, share, 20).map(epipolymorphism),
          1 - (share ** 2 + (1 - share) ** 2) ** SITES,
        ),
    },
    {
      name: `methylation.normalised-${how}`,
      measures: 'entropy of how many of these sites are methylated, of its most (Jenkinson 2017)',
      cost: 1,
      run: ({ prngOf, normalisedMethylationEntropy }, trial) => {
        const law = [0, 1, 2, 3, 4].map((k) => [1, 4, 6, 4, 1][k] * share ** k * (1 - share) ** (SITES - k));
        const expected = law.reduce((bits, chance) => bits - chance * Math.log2(chance), 0) / Math.log2(SITES + 1);
        return meanAgainst(samples(prngOf, trial, share).map(normalisedMethylationEntropy), expected, 1e-3);
      },
    },
  ]),
];

const binaryEntropy = (p: number): number => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);

/** How many sites of a promoter are methylated on both strands, whether none or all were at first. */
function sitesAgainstChain(operators: Operators, trial: Trial, rates: MethylationRates): Outcome {
  const all = promoters(operators, trial, 40_000, rates, DIVISIONS, null);
  const observed = new Array<number>(SITES + 1).fill(0);
  for (const each of all) observed[each.filter((strands) => strands === 2).length]++;
  const law = methylatedSitesAfter(DIVISIONS, SITES, rates);
  return countsAgainst(
    observed,
    law.map((chance) => chance * all.length),
  );
}

/** Promoters after so many divisions, all of whose sites began with `start` methylated strands; half with none and half with two of null. */
function promoters(
  { afterDivision, prngOf }: Operators,
  trial: Trial,
  count: number,
  rates: MethylationRates,
  divisions: number,
  start: number | null,
): Methylation[] {
  return Array.from({ length: replicatesOf(count, trial) }, (_, subject) => {
    const prng: Prng = prngOf({ seed: trial.seed, generation: start ?? 3, purpose: 'promoters', subject });
    let methylation: Methylation = new Uint8Array(SITES).fill(start ?? 2 * (subject % 2));
    for (let division = 0; division < divisions; division++) methylation = afterDivision(methylation, rates, prng);
    return methylation;
  });
}

/** Samples of so many promoters. */
function samples(prngOf: Operators['prngOf'], trial: Trial, share: number, size = 200): Pattern[][] {
  return Array.from({ length: replicatesOf(200, trial) }, (_, subject) => {
    const prng = prngOf({ seed: trial.seed, generation: 0, purpose: 'patterns', subject });
    return Array.from({ length: size }, () => Array.from({ length: SITES }, () => prng.chance(share)));
  });
}
