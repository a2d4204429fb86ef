/** The benches of the feed: `clade bench feed load|survive|beside`. */
import { InvalidValueError } from '#base';
import { benchBeside } from './beside';
import { benchLoad } from './load';
import { benchSurvival } from './survive';

const BENCHES = new Map([
  ['load', benchLoad],
  ['survive', benchSurvival],
  ['beside', benchBeside],
]);

/** Throws an InvalidValueError on an unknown name. */
export async function benchFeed([name, ...args]: readonly string[]): Promise<string> {
  const bench = BENCHES.get(name);
  if (!bench) throw new InvalidValueError('feed', name, `one of ${[...BENCHES.keys()].join(', ')}`);
  return bench(args);
}
