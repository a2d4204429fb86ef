/** No silence is for ever: lines whose promoter is methylated in full are open again after some births, whatever rates evolution sets within bounds. */
import type { Prng } from '#base';
import { type Bounds, CHROMATIN_BOUNDS, type ChromatinGenes, type PromoterMarks } from '#regulation';
import type { Check } from '../check';
import { birthsUntilOpen } from '../exact/silence';
import type { Operators } from '../operators';
import { meanAgainst } from '../outcome';
import { replicatesOf, type Trial } from '../world';

const SITES = 4;
const DIVISIONS = 2;
const SILENT: PromoterMarks = { methylation: '2'.repeat(SITES), acetylation: 0, silence: 1 };
/** Log-odds of expression where nothing is bound: half of the strands that are methylated take so much from them. */
const BASAL = 2;
/** Of all ends of bounds those with the longest silence: to be bared alone would end it after 1 / reset births on average, and little else does. */
const STRONGEST = { maintenance: 0.99, collaboration: 0, deNovo: 0.5, reset: 0.01, acetylKept: 0.5, acetylPassed: 0.5 };
/** Ten times as many births: who is silent then is taken for silent for ever. */
const FOR_EVER = 10 / STRONGEST.reset;
/** Sets of rates, and lines of each. */
const [RATES, LINES] = [50, 100];
const MUTANTS = 1000;

export const SILENCE: readonly Check[] = [
  {
    name: 'marks.silence-ends',
    measures: 'births until silent lines are open again, in those that the exact chain expects, by random rates',
    cost: 1,
    run: (operators, trial) => {
      const prng = operators.prngOf({ seed: trial.seed, generation: 0, purpose: 'rates of marks', subject: 0 });
      const ratios = Array.from({ length: replicatesOf(RATES, trial) }, (_, at) => {
        const genes = randomGenes(prng);
        const expected = birthsUntilOpen(SITES, genes, DIVISIONS);
        return birthsOf(operators, trial, genes, LINES, at + 1).map((births) => births / expected);
      });
      return meanAgainst(ratios.flat(), 1);
    },
  },
  {
    name: 'marks.strongest-silence',
    measures: 'births until such lines are open again, by rates that were bred to keep them silent',
    cost: 4,
    run: (operators, trial) => {
      const genes = mostSilencing(operators, trial);
      const births = birthsOf(operators, trial, genes, replicatesOf(5000, trial), 0);
      return meanAgainst(births, birthsUntilOpen(SITES, STRONGEST, DIVISIONS));
    },
  },
];

/** Rates that are small count as often as large ones: of a tenth to a hundredth there are as many as of one to a tenth. */
function randomGenes(prng: Prng): ChromatinGenes {
  const between = ({ low, high }: Bounds): number => low + (high - low) * prng.uniform();
  const logBetween = ({ low, high }: Bounds): number => low * (high / low) ** prng.uniform();
  const { maintenance, collaboration, deNovo, reset } = CHROMATIN_BOUNDS;
  return {
    maintenance: between(maintenance),
    collaboration: between(collaboration),
    deNovo: logBetween(deNovo),
    reset: logBetween(reset),
    acetylKept: 0.5,
    acetylPassed: 0.5,
  };
}

/** By selection of each rate for itself, among mutants of the best one so far. */
function mostSilencing({ mutateGenes, prngOf }: Operators, { seed }: Trial): ChromatinGenes {
  const prng = prngOf({ seed, generation: 0, purpose: 'silence is bred', subject: 0 });
  let best: ChromatinGenes = randomGenes(prng);
  for (let mutant = 0; mutant < MUTANTS; mutant++) {
    const rates = { motif: 0, promoter: 0, strength: 1, step: 0.03 };
    const { chromatin } = mutateGenes({ genes: [], chromatin: best }, rates, prng);
    const own = chromatin!;
    best = {
      ...best,
      maintenance: Math.max(best.maintenance, own.maintenance),
      collaboration: Math.min(best.collaboration, own.collaboration),
      deNovo: Math.max(best.deNovo, own.deNovo),
      reset: Math.min(best.reset, own.reset),
    };
  }
  return best;
}

/** Of each line, until its promoter lets expression be likelier than not; it is never expressed until then, so that as many marks are set as can be. */
function birthsOf(operators: Operators, trial: Trial, genes: ChromatinGenes, lines: number, set: number): number[] {
  const { afterLife, inGermline, markLogOdds, prngOf } = operators;
  return Array.from({ length: lines }, (_, subject) => {
    const prng = prngOf({ seed: trial.seed, generation: set, purpose: 'silent lines', subject });
    let marks = SILENT;
    for (let birth = 1; birth < FOR_EVER; birth++) {
      marks = inGermline(marks, genes, prng);
      if (BASAL + markLogOdds(marks) > 0) return birth;
      marks = afterLife(marks, 0, null, genes, DIVISIONS, prng);
    }
    return FOR_EVER;
  });
}
