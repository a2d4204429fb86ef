/**
 * What an evaluation scores: the same symbols for everyone in a niche for the whole tournament, whatever a model's context.
 * Blocks are the unit of the standard error; windows are how a model of some context reads a block.
 */
import type { Range } from './range';

/** A short held-out part is cut into this many shorter blocks: a standard error needs several. */
const MINIMUM_BLOCKS = 8;

/**
 * Blocks of equal length spread evenly over a held-out part, in order, `maximumSymbols` in all at most; if the part is
 * no longer than that, all of it but a remainder shorter than a block. Throws a RangeError on fewer than 8 symbols.
 */
export function evaluationBlocks(heldOut: Range, maximumSymbols: number, blockLength = 256): Range[] {
  const available = heldOut.end - heldOut.start;
  const scored = Math.min(available, maximumSymbols);
  const length = Math.min(blockLength, Math.floor(scored / MINIMUM_BLOCKS));
  if (length < 1) throw new RangeError(`an evaluation of ${scored} symbols is too short: it takes ${MINIMUM_BLOCKS}`);
  const count = Math.floor(scored / length);
  return Array.from({ length: count }, (_, block) => {
    const start = heldOut.start + Math.floor((block * (available - length)) / (count - 1));
    return { start, end: start + length };
  });
}

/** Symbols that a model of that context reads, at most, to score as many as that of a held-out part: windows overlap. */
export function symbolsToScore(scored: number, context: number): number {
  const [first, ...others] = evaluationBlocks({ start: context, end: context + scored }, scored);
  return (1 + others.length) * windowsOfBlock(first, context).length * context;
}

/** The `context + 1` symbols of a text from `start` on. Of its targets, symbols `start + 1` to `start + context`, those in `scored` count. */
export interface EvaluationWindow {
  readonly start: number;
  readonly scored: Range;
}

/**
 * The windows in which a model of that context scores each symbol of a block once, at least half of the context lying
 * before it. The last one is moved back to end with the block. Throws a RangeError if the text before the block is too short.
 */
export function windowsOfBlock(block: Range, context: number): EvaluationWindow[] {
  const before = Math.ceil(context / 2);
  const scoredPerWindow = context - before + 1;
  const windows: EvaluationWindow[] = [];
  for (let next = block.start; next < block.end; next += scoredPerWindow) {
    const start = Math.min(next - before, block.end - 1 - context);
    if (start < 0) throw new RangeError(`a block at symbol ${block.start} has too little text before it`);
    windows.push({ start, scored: { start: next, end: Math.min(next + scoredPerWindow, block.end) } });
  }
  return windows;
}
