import { tf } from '../tfjs';

/** Throws an error of `message` where tfjs does not define a call; the caller of a kernel adds its name and its operands. */
export function assert(holds: boolean, message: () => string): void {
  tf.util.assert(holds, message);
}

export function assertCounts(name: string, counts: readonly number[]): void {
  const holds = counts.every((count) => Number.isInteger(count) && count >= 0);
  assert(holds, () => `${name} [${counts}] must be whole numbers from 0 on`);
}
