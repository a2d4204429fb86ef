/**
 * What becomes of Clade on more workers than there are here: `clade bench scale` simulates its scheduler from measured costs, `check` holds the
 * simulation against queueing theory.
 */
import { benchCheck } from './bench-check';
import { benchSimulation } from './bench-simulation';

/** Throws an InvalidValueError on a value that is wrong. */
export async function benchScale(args: readonly string[]): Promise<string> {
  return args[0] === 'check' ? benchCheck(args.slice(1)) : benchSimulation(args);
}
