/**
 * Fixation of a favoured allele: against the exact transition matrix of Wright and Fisher, with roulette and with tournaments; against Kimura's
 * diffusion (1962), whose own error is the difference from that matrix; and against Moran's exact (1 - 1/r) / (1 - r^-N) (1958).
 */
import { sum } from '#base';
import type { Check, Outcome } from '../check';
import {
  byTournament,
  fixationProbabilities,
  kimuraFixation,
  moranFixation,
  type ParentChance,
  proportional,
} from '../exact/wright-fisher';
import type { Operators } from '../operators';
import { estimateAgainst, frequencyAgainst } from '../outcome';
import { binaryLoci, breederOf, type Model, replicatesOf, type Scorer, type Trial, whenDecided } from '../world';

/** Who fixes: `copies` of an allele that makes the score `ratio` times as high. */
interface Race {
  readonly size: number;
  readonly copies: number;
  readonly ratio: number;
  readonly replicates: number;
  readonly of: (operators: Operators) => Pick<Model, 'parents' | 'replacement'>;
}

const wheel: Race['of'] = ({ roulette, generational }) => ({ parents: roulette(), replacement: generational(0) });
const contest: Race['of'] = ({ tournament, generational }) => ({
  parents: tournament(2),
  replacement: generational(0),
});
const moran: Race['of'] = (operators) => ({ parents: operators.roulette(), replacement: operators.moran() });

const ROULETTE: Race = { size: 20, copies: 1, ratio: 1.2, replicates: 50_000, of: wheel };
const TOURNAMENT: Race = { size: 20, copies: 1, ratio: 1.2, replicates: 50_000, of: contest };
const KIMURA: Race = { size: 25, copies: 5, ratio: 1.04, replicates: 18_000, of: wheel };
const MORAN: Race = { size: 10, copies: 1, ratio: 1.5, replicates: 10_000, of: moran };

export const FIXATION: readonly Check[] = [
  matrixCheck('roulette', ROULETTE, proportional(ROULETTE.size, ROULETTE.ratio)),
  matrixCheck('tournament', TOURNAMENT, byTournament(TOURNAMENT.size, 2)),
  {
    name: 'fixation.kimura',
    measures: 'share of populations of 25 in which 5 copies fix, s = .04',
    cost: 12,
    parts: 10,
    run: (operators, trial) => {
      const { size, copies, ratio } = KIMURA;
      const expected = kimuraFixation(size, ratio - 1, copies);
      const exact = fixationProbabilities(size, proportional(size, ratio))[copies];
      const replicates = replicatesOf(KIMURA.replicates, trial);
      const error = Math.sqrt((expected * (1 - expected)) / replicates);
      const share = fixations(operators, trial, KIMURA) / replicates;
      return estimateAgainst(share, error, replicates, expected, { tolerance: Math.abs(expected - exact) });
    },
  },
  {
    name: 'fixation.moran',
    measures: "share of Moran's populations of 10 in which one copy fixes, r = 1.5",
    cost: 5,
    parts: 5,
    run: (operators, trial) =>
      frequencyAgainst(
        fixations(operators, trial, MORAN),
        replicatesOf(MORAN.replicates, trial),
        moranFixation(MORAN.size, MORAN.ratio),
      ),
  },
];

function matrixCheck(name: string, race: Race, parentChance: ParentChance): Check {
  return {
    name: `fixation.${name}`,
    measures: `share of populations of ${race.size} in which one copy fixes`,
    cost: 10,
    parts: 10,
    run: (operators, trial): Outcome => {
      const expected = fixationProbabilities(race.size, parentChance)[race.copies];
      return frequencyAgainst(fixations(operators, trial, race), replicatesOf(race.replicates, trial), expected);
    },
  };
}

function fixations(operators: Operators, trial: Trial, { size, copies, ratio, replicates, of }: Race): number {
  const { parents, replacement } = of(operators);
  const breeder = breederOf(operators, { size, loci: binaryLoci(1), parents, replacement });
  const score: Scorer = (genes, row) => (genes[row] === 1 ? ratio : 1);
  const founders = Float64Array.from({ length: size }, (_, row) => (row < copies ? 1 : 0));
  return sum(
    whenDecided(breeder, founders, score, replicatesOf(replicates, trial), trial, (genes) => {
      const having = genes.reduce((total, gene) => total + gene, 0);
      return having === 0 ? 0 : having === size ? 1 : null;
    }),
  );
}
