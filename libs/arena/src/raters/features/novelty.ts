/** The share of runs that do not occur in the training text, from 0 to 1: 0 is copied, and where there are no runs. */
export function novelty(runs: Uint32Array, isKnown: (run: number) => boolean): number {
  const unknown = runs.filter((run) => !isKnown(run));
  return runs.length === 0 ? 0 : unknown.length / runs.length;
}
