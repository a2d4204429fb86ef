/**
 * The standard error of an evaluation as a statement on new text of the kind: on other speeches, not on other sentences of these. What
 * makes text easy or hard lasts over many blocks of 256 symbols, so that neighbours are alike and the error over blocks, which speaks of this
 * text, is too small for that. Means over long runs of blocks are nearly independent (batch means: Conway 1963; 10 to 30 of them: Schmeiser 1982).
 */
import { mean, standardError } from '#base';

export interface NewTextError {
  readonly standardErrorNats: number;
  /** Long blocks that it is taken over. */
  readonly blocks: number;
}

/** Neighbouring blocks that make a long one: 8,192 symbols where a block has 256. */
const BLOCKS = 32;
/** Of fewer long blocks the spread is not known well enough. */
const FEWEST = 8;

/** From the mean nats of each block, in the order of the text; null where there are too few. */
export function newTextError(blocks: readonly number[]): NewTextError | null {
  const count = Math.floor(blocks.length / BLOCKS);
  if (count < FEWEST) return null;
  const start = (long: number): number => Math.floor((long * blocks.length) / count);
  const means = Array.from({ length: count }, (_, long) => mean(blocks.slice(start(long), start(long + 1))));
  return { standardErrorNats: standardError(means), blocks: count };
}
