import { setTimeout } from 'node:timers/promises';
import type { Progress } from '#contracts';
import { cable, type Cable } from '../../../test/support/cable';
import { arenaOf, PAUSED, tournamentOf } from '../../../test/conformance/records';
import { type FreshDatabase, freshDatabase, TEST_DATABASE_URL } from '../../../test/support/postgres';
import type { Database } from './database';
import { openDatabase } from './open-database';
import { createSignals, type Signals } from './signals';
import { createTypeormInterventionStore } from './typeorm-intervention-store';
import { createTypeormTournamentRows } from './typeorm-tournament-rows';
import { createTypeormTournamentStore } from './typeorm-tournament-store';
import { createTypeormVoteStore } from './typeorm-vote-store';

const NOW = (): Date => new Date('2026-11-24T10:00:00.789Z');
const folder = 'unused';

(TEST_DATABASE_URL ? describe : describe.skip)('servers on one PostgreSQL', () => {
  let fresh: FreshDatabase;
  let line: Cable;
  let here: Database;
  let there: Database;
  /** What the other server heard so far, and when it began to. */
  let heard: string[];
  let close: () => Promise<void>;
  beforeEach(async () => {
    fresh = await freshDatabase(TEST_DATABASE_URL!);
    line = await cable(new URL(fresh.url));
    here = await openDatabase({ url: fresh.url, folder });
    there = await openDatabase({ url: line.url, folder });
    heard = [];
    close = hearing(createSignals(there), heard);
    await until('listening');
  });
  afterEach(async () => {
    await close();
    await Promise.all([here.close(), there.close()]);
    line.close();
    await fresh.drop();
  });

  async function until(word: string): Promise<void> {
    for (let tries = 0; tries < 1000 && !heard.includes(word); tries++) await setTimeout(10);
    expect(heard).toContain(word);
  }

  async function launched(id: string) {
    const store = createTypeormTournamentStore(here, NOW);
    await store.insert(tournamentOf(id));
    return { store, token: await store.claim(id) };
  }

  /** All told before `mark` is heard before it. */
  async function mark(word: string): Promise<void> {
    await here.dataSource.query(`SELECT pg_notify('clade_committed', $1)`, [word]);
    await until(`committed ${word}`);
  }

  it('hear of each commit that adds events, whoever makes it, once it is made', async () => {
    const { store, token } = await launched('a');
    await mark('launched');
    await store.commit('a', token, { arenas: [arenaOf(0)], events: [PAUSED, PAUSED] });
    await mark('conductor');
    await createTypeormInterventionStore(here, NOW).log('a', { generation: 1 } as never, async () => undefined);
    await mark('intervention');
    const votes = createTypeormVoteStore(here, NOW);
    const pair = { prompt: 0, first: 'WB-2', second: 'held-out text' };
    const ballot = { id: 'b', tournamentId: 'a', generation: 0, niche: 'moby', voter: 'ann', ...pair };
    await votes.issue(ballot);
    await votes.cast(ballot, 'tie');
    await mark('vote');
    await store.renew(['a']);
    await votes.take('a', 0);
    await expect(store.commit('a', token - 1, { events: [PAUSED] })).rejects.toThrow();
    await expect(votes.cast(ballot, 'tie')).rejects.toThrow();
    await mark('nothing');
    await store.commit('a', token, { tournament: { status: 'paused' }, events: [] });
    await mark('pause');
    expect(await createTypeormTournamentRows(here, NOW).remove('a')).toBe('removed');
    await mark('removal');
    const told = (word: string): string[] => ['committed a', `committed ${word}`];
    expect(heard).toEqual([
      'listening',
      ...['launched', 'conductor', 'intervention', 'vote'].flatMap(told),
      'committed nothing',
      ...told('pause'),
      'removed a',
      'committed removal',
    ]);
  });

  it('hear nothing of a transaction before it is committed', async () => {
    await launched('a');
    await mark('launched');
    await here.dataSource.transaction(async (transaction) => {
      await transaction.query(`UPDATE tournament SET last_seq = last_seq + 1`);
      await mark('meanwhile');
    });
    await mark('after');
    expect(heard.slice(-3)).toEqual(['committed meanwhile', 'committed a', 'committed after']);
  });

  it('hear how far the tournaments are that others conduct, with bits of all niches if they are not too many', async () => {
    const own: string[] = [];
    const signals = createSignals(here);
    const stop = hearing(signals, own);
    const [few, many] = [2, 500].map((niches) => progressOf(`of ${niches}`, niches));
    while (!own.includes('listening')) await setTimeout(10);
    await signals.tell([few, many]);
    for (const junk of ['junk', 'null', '{}', '{"from":1,"progress":{}}'])
      await here.dataSource.query(`SELECT pg_notify('clade_progress', $1)`, [junk]);
    await mark('told');
    while (!own.includes('committed told')) await setTimeout(10);
    const without = { ...many, bestBitsPerCharacter: {} };
    expect(heard).toEqual(['listening', JSON.stringify(few), JSON.stringify(without), 'committed told']);
    expect(own).toEqual(['listening', 'committed told']);
    await stop();
  });

  it.each([
    ['PostgreSQL ends its connection', endListeners],
    ['the line is cut for a while', cutForAWhile],
    ['nothing comes through, and nobody says so', holdForAWhile],
  ])('listen again after %s, and say that something may have been missed', async (_, trouble) => {
    const { store, token } = await launched('a');
    await mark('launched');
    heard.length = 0;
    await trouble();
    await until('listening');
    expect(heard.slice(0, 2)).toEqual(['deaf', 'listening']);
    await store.commit('a', token, { events: [PAUSED] });
    await until('committed a');
  });

  async function endListeners(): Promise<void> {
    const [{ count }] = await here.dataSource.query<{ count: number }[]>(
      `SELECT count(pg_terminate_backend(pid))::integer AS count FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'clade listens'`,
    );
    expect(count).toBe(1);
    await until('deaf');
  }

  async function cutForAWhile(): Promise<void> {
    line.cut();
    await until('deaf');
    await setTimeout(1000); // several tries fail, of which nothing is said
    line.mend();
  }

  async function holdForAWhile(): Promise<void> {
    line.hold();
    for (let seconds = 0; seconds < 30 && !heard.includes('deaf'); seconds++) await setTimeout(1000);
    line.release();
  }
});

/** Writes down what is heard. */
function hearing(signals: Signals, heard: string[]): () => Promise<void> {
  const { close } = signals.hear({
    committed: (id) => void heard.push(`committed ${id}`),
    removed: (id) => void heard.push(`removed ${id}`),
    progress: (progress) => void heard.push(JSON.stringify(progress)),
    listening: () => void heard.push('listening'),
    deaf: () => void heard.push('deaf'),
  });
  return close;
}

function progressOf(tournamentId: string, niches: number): Progress {
  const bits = Array.from({ length: niches }, (_, niche) => [`niche-${niche}`, 2.5] as const);
  const rate = { fraction: 0.5, tokensPerSecond: 1000, secondsLeft: null };
  const counts = { generation: 1, generations: 3, trained: 2, trainees: 4 };
  return { tournamentId, ...counts, ...rate, bestBitsPerCharacter: Object.fromEntries(bits) };
}

it('of an embedded database tell and hear nothing', async () => {
  const alone = createSignals({ dataSource: undefined } as unknown as Database);
  const heard: string[] = [];
  const close = hearing(alone, heard);
  await alone.tell([progressOf('t', 1)]);
  await close();
  expect(heard).toEqual([]);
});
