/** Scores that a worker holds at a time: 64 MiB of them. */
const LARGEST = 2 ** 24;

/** Symbols that so many candidates can be scored on at a time. */
export function mostSymbols(candidates: number): number {
  return Math.floor(LARGEST / candidates);
}
