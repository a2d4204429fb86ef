/** A tournament that never was, as large as is asked for: its log, which is all that the tree is drawn from. */
import { openDatabase, createTypeormTournamentStore } from '#persistence';
import type { NewEvent, Tournament } from '#tournament';
import { tournamentOf } from '../../test/conformance/records';
import { fillLarge } from './fill-large';
import { SYNTHETIC } from '../feed/synthetic';
import { seededRandom, syntheticLog } from '../../test/support/synthetic-log';

const NICHES = ['prose', 'verse'];
const GENERATIONS = 50;
/** More are written as a snapshot. */
const MOST_LOGGED = 100_000;
const EVENTS_A_COMMIT = 2_000;

/** Answers how many individuals there are: about `individuals`, the same number in every niche and generation. */
export async function fill(folder: string, individuals: number): Promise<number> {
  const births = Math.max(1, Math.round(individuals / (NICHES.length * GENERATIONS)));
  if (individuals > MOST_LOGGED) {
    return fillLarge(folder, { niches: NICHES, generations: GENERATIONS, births }, tournament(births));
  }
  const [, ...events] = syntheticLog({ generations: GENERATIONS, births, niches: NICHES }, seededRandom(1));
  const database = await openDatabase({ folder });
  try {
    const store = createTypeormTournamentStore(database, () => new Date());
    await store.insert(tournament(births));
    const token = await store.claim(SYNTHETIC);
    for (let at = 0; at < events.length; at += EVENTS_A_COMMIT) {
      const batch: readonly NewEvent[] = events.slice(at, at + EVENTS_A_COMMIT);
      await store.commit(SYNTHETIC, token, { events: batch });
    }
    const finished = { status: 'finished', generation: GENERATIONS - 1 } as const;
    await store.commit(SYNTHETIC, token, { tournament: finished, events: [] });
  } finally {
    await database.close();
  }
  return births * NICHES.length * GENERATIONS;
}

function tournament(capacity: number): Tournament {
  const niches = NICHES.map((name) => ({ name, corpus: name, sha256: '0'.repeat(64), demes: [{ name, capacity }] }));
  const { config } = tournamentOf(SYNTHETIC);
  return tournamentOf(SYNTHETIC, { config: { ...config, name: 'Synthetic', generations: GENERATIONS, niches } });
}
