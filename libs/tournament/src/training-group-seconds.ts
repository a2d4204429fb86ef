/** How long a worker will be at a training group. An estimate that decides the order of jobs, and nothing that they result in. */
import type { Architecture, Family } from '#genome';
import { trainingFlopsPerToken } from '#model';

export interface GroupCost {
  readonly architecture: Architecture;
  readonly batchSize: number;
  readonly steps: number;
  readonly members: number;
  readonly vocabularySize: number;
  /** Symbols of each member's evaluations. */
  readonly evaluatedSymbols: number;
}

/**
 * Seconds until a new program can take a step, and 1e9 FLOPs a second from then on: medians of `clade bench sessions --genomes 200 --seed 2`
 * on the machine of docs/performance.md. A machine that is faster all over has the same order.
 */
const RATES: Readonly<Record<Family, { readonly start: number; readonly gflops: number }>> = {
  mlp: { start: 0.03, gflops: 52 },
  rnn: { start: 0.05, gflops: 29 },
  gru: { start: 0.1, gflops: 33 },
  lstm: { start: 0.15, gflops: 31 },
  transformer: { start: 0.06, gflops: 37 },
  moe: { start: 0.06, gflops: 30 },
  mingru: { start: 0.1, gflops: 31 },
  minlstm: { start: 0.08, gflops: 33 },
  convolution: { start: 0.05, gflops: 38 },
};

/** Training, and evaluations, whose forward pass is a third of training; each has a program to be made ready. */
export function groupSeconds(group: GroupCost): number {
  const { architecture, batchSize, steps, members, vocabularySize, evaluatedSymbols } = group;
  const { start, gflops } = RATES[architecture.family];
  const symbols = steps * batchSize * architecture.context + evaluatedSymbols / 3;
  const flops = members * symbols * trainingFlopsPerToken(architecture, vocabularySize);
  return 2 * start + flops / (gflops * 1e9);
}
