import { prngOf } from '#base';
import type { Individual } from '#tournament';
import { newbornOf } from '../records';

/** Five a generation for eight of them; each but the first with one or two parents of any age. */
export function randomPedigree(tournamentId: string, seed: number): Individual[] {
  const prng = prngOf({ seed, generation: 0, subject: 'pedigree', purpose: 'spec' });
  const individuals: Individual[] = [];
  for (let generation = 0; generation < 8; generation++) {
    const older = [...individuals];
    for (let slot = 0; slot < 5; slot++) {
      const drawn = older.length > 0 ? [older[prng.integer(older.length)], older[prng.integer(older.length)]] : [];
      individuals.push(newbornOf(tournamentId, generation, slot, [...new Set(drawn)]));
    }
  }
  return individuals;
}
