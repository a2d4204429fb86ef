/** The benches of the feed: `clade bench feed load|survive`. */
import { InvalidValueError } from '#base';
import { benchLoad } from './load';
import { benchSurvival } from './survive';

const BENCHES = new Map([
  ['load', benchLoad],
  ['survive', benchSurvival],
]);

/** Throws an InvalidValueError on an unknown name. */
export async function benchFeed([name, ...args]: readonly string[]): Promise<string> {
  const bench = BENCHES.get(name);
  if (!bench) throw new InvalidValueError('feed', name, `one of ${[...BENCHES.keys()].join(', ')}`);
  return bench(args);
}
