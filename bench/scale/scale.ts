/**
 * What becomes of Clade on more workers than there are here: `clade bench scale` simulates its scheduler from measured costs, `measure` makes
 * the file of costs, `check` holds the simulation against queueing theory, `real` against a tournament that runs here.
 */
import { benchCheck } from './bench-check';
import { benchMeasure } from './bench-measure';
import { benchReal } from './bench-real';
import { benchSimulation } from './bench-simulation';

const BENCHES = new Map<string, (args: readonly string[]) => string | Promise<string>>([
  ['check', benchCheck],
  ['measure', benchMeasure],
  ['real', benchReal],
]);

/** Throws an InvalidValueError on a value that is wrong. */
export async function benchScale(args: readonly string[]): Promise<string> {
  const bench = BENCHES.get(args[0]);
  return bench ? bench(args.slice(1)) : benchSimulation(args);
}
