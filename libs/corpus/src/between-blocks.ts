/** Held-out text that an evaluation leaves alone, for work that must not be scored on the text that it chose by. */
import type { Range } from './range';

/** As many stretches of `length` symbols as lie between the blocks of an evaluation, in the order of the text. */
export function betweenBlocks(blocks: readonly Range[], length: number): Range[] {
  return blocks.slice(1).flatMap(({ start: next }, before) => {
    const { end } = blocks[before];
    const room = Math.max(0, Math.floor((next - end) / length));
    return Array.from({ length: room }, (_, at) => ({ start: end + at * length, end: end + (at + 1) * length }));
  });
}
