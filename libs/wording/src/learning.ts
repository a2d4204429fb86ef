/** What an individual learned from preference, in words. */
import { counted, scientific, thousandths } from './quantities';

interface Learning {
  readonly pairs: number;
  readonly steps: number;
  readonly flops: number;
  readonly klNats: number;
  readonly ended: 'unaffordable' | 'undecided' | 'finished' | 'flops' | 'budget' | 'diverged';
  readonly cause?: string;
}

const ENDS: Readonly<Record<Learning['ended'], string>> = {
  unaffordable: '',
  undecided: '; nothing was preferred',
  finished: '',
  flops: '; ended by its budget of FLOPs',
  budget: '; ended by its budget of divergence',
  diverged: '; it diverged',
};

/** `118 judgements, 160 steps, 6.10e9 FLOPs, 0.087 nats a symbol from what it was; ended by its budget of FLOPs` */
export function learningText({ pairs, steps, flops, klNats, ended, cause }: Learning): string {
  if (ended === 'unaffordable') return 'none: one step of it takes more FLOPs than it has';
  const spent = [counted(pairs, 'judgement'), counted(steps, 'step'), `${scientific(flops)} FLOPs`];
  const why = cause === undefined ? '' : `: ${cause}`;
  return `${spent.join(', ')}, ${thousandths(klNats)} nats a symbol from what it was${ENDS[ended]}${why}`;
}
