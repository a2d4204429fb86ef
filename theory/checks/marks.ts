/**
 * Marks of promoters over lives and in the germline: bared by chance at each birth and copied else, set the more often the longer a promoter has been
 * silent, acetylation raised by what expression was worth and lost by degrees.
 */
import { bare, type ChromatinGenes, type PromoterMarks } from '#regulation';
import type { Check } from '../check';
import { acetylationAfter, keptByGermline, type MarkRates, shareAfterLives, shareOfLine } from '../exact/marks';
import type { Operators } from '../operators';
import { frequencyAgainst, identity, meanAgainst } from '../outcome';
import { replicatesOf, type Trial } from '../world';

const SITES = 4;
const GENES: ChromatinGenes = {
  maintenance: 0.95,
  collaboration: 0,
  deNovo: 0.05,
  reset: 0.1,
  acetylKept: 0.8,
  acetylPassed: 0.5,
};
const DIVISIONS = 6;
const EXPRESSION = 0.2;
const RATES: MarkRates = { ...GENES, divisions: DIVISIONS, expression: EXPRESSION, leak: 0.02 };
const SILENT: PromoterMarks = { methylation: '2'.repeat(SITES), acetylation: 0, silence: 1 };
const BIRTHS = 5;
const LIVES = 6;

export const MARKS: readonly Check[] = [
  {
    name: 'marks.germline-reset',
    measures: `lines that remember their silence after ${BIRTHS} births`,
    cost: 0.5,
    run: (operators, trial) => {
      const lines = descendants(operators, trial, 6000);
      const silent = lines.filter(({ silence }) => silence === 1).length;
      return frequencyAgainst(silent, lines.length, (1 - GENES.reset) ** BIRTHS);
    },
  },
  {
    name: 'marks.germline-methylation',
    measures: 'methylated strands that are left after these births, of all',
    cost: 0.5,
    run: (operators, trial) =>
      meanAgainst(
        descendants(operators, trial, 6000).map(methylated),
        keptByGermline(BIRTHS, GENES.reset, GENES.maintenance),
      ),
  },
  {
    name: 'marks.lives',
    measures: `methylated strands after ${LIVES} lives of a promoter that is expressed by ${EXPRESSION}, none being bared`,
    cost: 1,
    run: (operators, trial) =>
      meanAgainst(lines(operators, trial, false).map(methylated), shareAfterLives(LIVES, RATES)[LIVES - 1]),
  },
  {
    name: 'marks.lines',
    measures: 'the same with a birth between each two lives',
    cost: 1,
    run: (operators, trial) => meanAgainst(lines(operators, trial, true).map(methylated), shareOfLine(LIVES, RATES)),
  },
  {
    name: 'marks.acetylation',
    measures:
      'largest difference of acetylation from its closed form, through 10 lives, of what is worth 0 to 0.2 nats',
    cost: 0.1,
    run: (operators, trial) => {
      const prng = operators.prngOf({ seed: trial.seed, generation: 0, purpose: 'acetylation', subject: 0 });
      const residuals = [0, 0.01, 0.05, 0.2].flatMap((worth) => {
        let born = bare(SITES);
        return Array.from({ length: 10 }, (_, life) => {
          const dead = operators.afterLife(born, EXPRESSION, worth, GENES, DIVISIONS, prng);
          born = operators.inGermline(dead, GENES, prng);
          const raised = 1 - Math.exp(-worth / WORTH);
          return dead.acetylation - acetylationAfter(life + 1, raised, GENES.acetylKept, GENES.acetylPassed);
        });
      });
      return identity(Math.max(...residuals.map(Math.abs)), 1e-5, residuals.length); // marks are kept in millionths
    },
  },
];

/** Nats a symbol that raise acetylation by 1 - 1/e of what is left of it. */
const WORTH = 0.05;

function methylated({ methylation }: PromoterMarks): number {
  return [...methylation].reduce((sum, strands) => sum + Number(strands), 0) / (2 * methylation.length);
}

/** Of a silent promoter, all of whose strands are methylated: births without lives between. */
function descendants({ inGermline, prngOf }: Operators, trial: Trial, count: number): PromoterMarks[] {
  return Array.from({ length: replicatesOf(count, trial) }, (_, subject) => {
    const prng = prngOf({ seed: trial.seed, generation: 0, purpose: 'births', subject });
    let marks = SILENT;
    for (let birth = 0; birth < BIRTHS; birth++) marks = inGermline(marks, GENES, prng);
    return marks;
  });
}

function lines({ afterLife, inGermline, prngOf }: Operators, trial: Trial, areBorn: boolean): PromoterMarks[] {
  return Array.from({ length: replicatesOf(4000, trial) }, (_, subject) => {
    const prng = prngOf({ seed: trial.seed, generation: 0, purpose: 'lives', subject });
    let marks = bare(SITES);
    for (let life = 0; life < LIVES; life++) {
      if (areBorn && life > 0) marks = inGermline(marks, GENES, prng);
      marks = afterLife(marks, EXPRESSION, null, GENES, DIVISIONS, prng);
    }
    return marks;
  });
}
