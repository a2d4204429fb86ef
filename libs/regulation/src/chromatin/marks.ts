/**
 * Marks of promoters over lives. Methylation of a promoter goes by divisions (`methylation.ts`), new marks being set the more often the longer it has been silent, and
 * holds expression low; acetylation rises by what expression was worth, decays, and lets expression rise. In the germline a promoter is bared with
 * a chance, and copied once else. A line's silence so ends however fast marks are set and however much sites collaborate: in 100 births on average at most.
 */
import type { Prng } from '#base';
import type { ChromatinGenes } from '../genome/regulatory-genome';
import { afterDivision, methylatedShare } from './methylation';

/** Of a promoter. */
export interface PromoterMarks {
  /** Methylated strands of each site, a digit each from 0 to 2. */
  readonly methylation: string;
  /** From 0 to 1. */
  readonly acetylation: number;
  /** How silent it has been: 1 less expression, averaged over lives, each of which counts twice as much as the one before. */
  readonly silence: number;
}

/** By id of the module. */
export type Marks = Readonly<Record<string, PromoterMarks>>;

export const UNMARKED: PromoterMarks = { methylation: '', acetylation: 0, silence: 0 };

/** What is taken from the log-odds of expression where all sites are methylated, and added where acetylation is 1. */
const [SILENCING, OPENING] = [4, 3];
/** Of the rate of new marks, what a promoter has that was never silent. */
const LEAK = 0.02;

export function bare(sites: number): PromoterMarks {
  return { ...UNMARKED, methylation: '0'.repeat(sites) };
}

/** What marks add to the log-odds of expression. */
export function markLogOdds({ methylation, acetylation }: PromoterMarks): number {
  const share = methylation === '' ? 0 : methylatedShare(strandsOf(methylation));
  return OPENING * acetylation - SILENCING * share;
}

/**
 * After a life of so many divisions, in which the promoter was expressed so much. `worth` is what expression brought in it, in nats a symbol: loss without
 * the module less loss with it; null where it was not measured; nothing is raised by one that is no number.
 */
export function afterLife(
  marks: PromoterMarks,
  expression: number,
  worth: number | null,
  genes: ChromatinGenes,
  divisions: number,
  prng: Prng,
): PromoterMarks {
  const silence = (marks.silence + 1 - expression) / 2;
  const rate = genes.deNovo * (LEAK + (1 - LEAK) * silence);
  const rates = { ...genes, newOnParent: rate, newOnDaughter: rate };
  let strands = strandsOf(marks.methylation);
  for (let division = 0; division < divisions; division++) strands = afterDivision(strands, rates, prng);
  const raised = worth === null || Number.isNaN(worth) ? 0 : 1 - Math.exp(-Math.max(0, worth) / WORTH);
  const left = genes.acetylKept * marks.acetylation;
  return {
    methylation: strands.join(''),
    acetylation: rounded(left + (1 - left) * raised),
    silence: rounded(silence),
  };
}

/** Nats a symbol that raise acetylation by 1 - 1/e of what is left of it. */
const WORTH = 0.05;

/** As a child has them of one parent: copied once, or with a chance bare, as if the promoter had never been silent. */
export function inGermline(marks: PromoterMarks, genes: ChromatinGenes, prng: Prng): PromoterMarks {
  const acetylation = rounded(genes.acetylPassed * marks.acetylation);
  if (prng.chance(genes.reset)) return { ...bare(marks.methylation.length), acetylation };
  const none = { maintenance: genes.maintenance, newOnParent: 0, newOnDaughter: 0, collaboration: 0 };
  const copied = afterDivision(strandsOf(marks.methylation), none, prng);
  return { methylation: copied.join(''), acetylation, silence: marks.silence };
}

function strandsOf(methylation: string): Uint8Array {
  return Uint8Array.from(methylation, Number);
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
