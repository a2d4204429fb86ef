import { median } from './median';
import type { PyTorchRate } from './pytorch/measure-pytorch';

/** One line of a report: a workload's speed, beside the machine's peak and its peers. */
export interface Row {
  readonly workload: string;
  readonly engine: string;
  /** Of all workers together; median over rounds. */
  readonly tokensPerSecond: number;
  /** 1e9 FLOPs a second, counted as `libs/model/src/flops.ts` counts them. */
  readonly gflops: number;
  /** The best rate of a 512 x 512 x 512 product in the same run, on as many workers and threads. */
  readonly peakGflops: number;
  readonly fractionOfPeak: number;
  /** How many times the tokens/s of one process of the peer, its median over the rounds; null where the peer is absent. */
  readonly timesTfjsWasm: number | null;
  /** How many times the tokens/s of PyTorch at its best form and number of threads; null where it is absent. */
  readonly timesPyTorch: number | null;
  readonly pyTorch: readonly PyTorchRate[];
  readonly workers: number;
  /** Of each worker. */
  readonly threads: number;
  readonly members: number;
  readonly rounds: number;
}

export interface Rates extends Pick<
  Row,
  'workload' | 'engine' | 'members' | 'threads' | 'workers' | 'peakGflops' | 'pyTorch'
> {
  readonly flopsPerToken: number;
  /** Tokens/s of each round. */
  readonly rounds: readonly number[];
  /** The same of the peer, none where it is absent. */
  readonly tfjsWasm: readonly number[];
}

export function rowOf({ flopsPerToken, rounds, tfjsWasm, ...given }: Rates): Row {
  const tokensPerSecond = median(rounds);
  const gflops = (tokensPerSecond * flopsPerToken) / 1e9;
  const { peakGflops, pyTorch } = given;
  const best = Math.max(...pyTorch.map((peer) => peer.tokensPerSecond));
  return {
    ...given,
    tokensPerSecond,
    gflops,
    fractionOfPeak: gflops / peakGflops,
    rounds: rounds.length,
    timesTfjsWasm: tfjsWasm.length > 0 ? tokensPerSecond / median(tfjsWasm) : null,
    timesPyTorch: pyTorch.length > 0 ? tokensPerSecond / best : null,
  };
}
