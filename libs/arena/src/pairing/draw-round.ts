/** A round of battles, drawn from the ratings at its start. */
import { InvalidValueError, type Prng } from '#base';
import { active } from './active';
import { connectingPairs } from './connect';
import type { Pair, Pairing, Standing } from './pairing';
import { roundRobin } from './round-robin';
import { swiss } from './swiss';
import { uniform } from './uniform';

const PAIRINGS = { active, 'round-robin': roundRobin, swiss, uniform } satisfies Record<string, Pairing>;

export type PairingName = keyof typeof PAIRINGS;
export const PAIRING_NAMES = Object.keys(PAIRINGS) as PairingName[];

/**
 * Draws `count` pairs, of whom nobody meets itself, with sides by chance. Groups that never met are joined first, so that
 * the comparison graph is connected after the first round with at least competitors - 1 battles.
 * Throws an InvalidValueError on fewer than two competitors, or a count that is no whole number.
 */
export function drawRound(name: PairingName, standing: Standing, count: number, prng: Prng): Pair[] {
  const competitors = standing.nats.length;
  if (competitors < 2) throw new InvalidValueError('competitors', competitors, 'at least 2');
  if (!Number.isSafeInteger(count) || count < 0)
    throw new InvalidValueError('count', count, 'a whole number of battles');
  const links = connectingPairs(standing.played, competitors, prng).slice(0, count);
  const played = [...standing.played, ...links];
  const rest = PAIRINGS[name]({ ...standing, played }, count - links.length, prng);
  return [...links, ...rest].map(({ first, second }) =>
    prng.integer(2) ? { first, second } : { first: second, second: first },
  );
}
