import { median } from './median';
import type { PeerName, PeerRate } from './peers/measure-peer';

/** One line of a report: a workload's speed, beside the machine's peak and its peers. */
export interface Row {
  readonly workload: string;
  readonly engine: string;
  /** Of one member. */
  readonly parameters: number;
  /** Of all workers together; median over rounds. */
  readonly tokensPerSecond: number;
  /** 1e9 FLOPs a second, counted as `libs/model/src/flops.ts` counts them. */
  readonly gflops: number;
  /** The best rate of a large product in the same run, on as many workers and threads. */
  readonly peakGflops: number;
  readonly fractionOfPeak: number;
  /** How many times the tokens/s of each peer at its best form and number of threads. */
  readonly times: Partial<Record<PeerName, number>>;
  readonly peers: readonly PeerRate[];
  readonly workers: number;
  /** Of each worker. */
  readonly threads: number;
  readonly members: number;
  readonly rounds: number;
}

export interface Rates extends Omit<Row, 'tokensPerSecond' | 'gflops' | 'fractionOfPeak' | 'times' | 'rounds'> {
  readonly flopsPerToken: number;
  /** Tokens/s of each round. */
  readonly rounds: readonly number[];
}

export function rowOf({ flopsPerToken, rounds, ...given }: Rates): Row {
  const tokensPerSecond = median(rounds);
  const gflops = (tokensPerSecond * flopsPerToken) / 1e9;
  const best = new Map<PeerName, number>();
  for (const { peer, tokensPerSecond: rate } of given.peers) best.set(peer, Math.max(rate, best.get(peer) ?? 0));
  return {
    ...given,
    tokensPerSecond,
    gflops,
    fractionOfPeak: gflops / given.peakGflops,
    rounds: rounds.length,
    times: Object.fromEntries([...best].map(([peer, rate]) => [peer, tokensPerSecond / rate])),
  };
}
