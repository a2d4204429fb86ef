/** The benches of the arena: `clade bench arena recovery|coverage|voters|agreement|battles|taste`. */
import { InvalidValueError } from '#base';
import { benchAgreement } from './agreement';
import { benchBattles } from './battles';
import { benchCoverage } from './coverage';
import { benchRecovery } from './recovery';
import { benchTaste } from './taste';
import { benchVoters } from './voters';

const BENCHES = new Map([
  ['recovery', benchRecovery],
  ['coverage', benchCoverage],
  ['voters', benchVoters],
  ['agreement', benchAgreement],
  ['battles', benchBattles],
  ['taste', benchTaste],
]);

/** Throws an InvalidValueError on an unknown name. */
export async function benchArena([name, ...args]: readonly string[]): Promise<string> {
  const bench = BENCHES.get(name);
  if (!bench) throw new InvalidValueError('arena', name, `one of ${[...BENCHES.keys()].join(', ')}`);
  return bench(args);
}
