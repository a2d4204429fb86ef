import { mean, standardError } from '#base';

export interface PairedDifference {
  /** Mean of a - b over blocks, in nats a symbol: negative where `a` is better. */
  readonly difference: number;
  /** Over blocks: of the comparison on this text. */
  readonly standardError: number;
}

/** Compares two models on the same blocks, so that how hard a block is cancels out. Throws a RangeError on unequal lengths. */
export function pairedDifference(blocksA: readonly number[], blocksB: readonly number[]): PairedDifference {
  if (blocksA.length !== blocksB.length) {
    throw new RangeError(`${blocksA.length} and ${blocksB.length} blocks cannot be paired`);
  }
  const differences = blocksA.map((nats, block) => nats - blocksB[block]);
  return { difference: mean(differences), standardError: standardError(differences) };
}
