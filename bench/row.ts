import { median } from './median';

/** One line of a report: a workload's speed, beside the machine's peak and its peers. */
export interface Row {
  readonly workload: string;
  /** Median over rounds. */
  readonly tokensPerSecond: number;
  /** 1e9 FLOPs a second, counted as `libs/model/src/flops.ts` counts them. */
  readonly gflops: number;
  /** The best rate of a 512 x 512 x 512 product in the same run, same number of threads. */
  readonly peakGflops: number;
  readonly fractionOfPeak: number;
  /** How many times the peer's tokens/s; null where the peer is absent. */
  readonly timesTfjsWasm: number | null;
  readonly timesPyTorch: number | null;
  readonly threads: number;
  readonly members: number;
  readonly rounds: number;
}

export interface Rates {
  readonly workload: string;
  readonly members: number;
  readonly threads: number;
  readonly flopsPerToken: number;
  /** Tokens/s of each round. */
  readonly rounds: readonly number[];
  /** GFLOP/s. */
  readonly peakGflops: number;
  /** Tokens/s of the peers that are present. */
  readonly tfjsWasm?: number;
  readonly pyTorch?: number;
}

export function rowOf({
  workload,
  members,
  threads,
  flopsPerToken,
  rounds,
  peakGflops,
  tfjsWasm,
  pyTorch,
}: Rates): Row {
  const tokensPerSecond = median(rounds);
  const gflops = (tokensPerSecond * flopsPerToken) / 1e9;
  const times = (peer?: number): number | null => (peer === undefined ? null : tokensPerSecond / peer);
  return {
    ...{ workload, tokensPerSecond, gflops, peakGflops, fractionOfPeak: gflops / peakGflops },
    ...{ timesTfjsWasm: times(tfjsWasm), timesPyTorch: times(pyTorch), threads, members, rounds: rounds.length },
  };
}
