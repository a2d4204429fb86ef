import { setImmediate } from 'node:timers/promises';
import { testDatabases } from '../../../test/conformance/databases';
import { arenaOf, generationOf, PAUSED, tournamentOf } from '../../../test/conformance/records';
import { type Ballot, type CastVote, DoubleVoteError } from '#tournament';
import type { Database } from './database';
import { createTypeormTournamentArchive } from './typeorm-tournament-archive';
import { createTypeormTournamentStore } from './typeorm-tournament-store';
import { createTypeormVoteStore } from './typeorm-vote-store';

const NOW = new Date('2026-11-24T10:00:00.789Z');
const before = (seconds: number): Date => new Date(NOW.getTime() - 1000 * seconds);

describe.each(testDatabases())('a vote store on $name', ({ open }) => {
  let database: Database;
  let tournaments = 0;
  beforeAll(async () => void (database = await open()));
  afterAll(() => database.close());

  async function begin() {
    const id = `v${tournaments++}`;
    const store = createTypeormTournamentStore(database, () => NOW);
    await store.insert(tournamentOf(id));
    const token = await store.claim(id);
    await store.commit(id, token, { arenas: [arenaOf(0), arenaOf(0, 'sotu')], events: [] });
    await store.commit(id, token, { arenas: [arenaOf(1)], events: [] });
    const ballot = (more: Partial<Ballot> = {}): Ballot => ({
      id: `${id} ${Math.random()}`,
      tournamentId: id,
      generation: 1,
      niche: 'moby',
      voter: 'ann',
      prompt: 0,
      first: 'WB-2',
      second: 'held-out text',
      ...more,
    });
    return { id, token, store, ballot, votes: createTypeormVoteStore(database, () => NOW) };
  }

  it('tells what there is to vote on: the newest arena of a niche, less what the voter judged', async () => {
    const { id, ballot, votes } = await begin();
    expect(await votes.niches(id)).toEqual(['moby', 'sotu']);
    expect(await votes.matter(id, 'dna', 'ann')).toBeUndefined();
    const { prompts, samples } = arenaOf(1);
    expect(await votes.matter(id, 'sotu', 'ann')).toMatchObject({ generation: 0 });
    const given = ballot();
    await votes.issue(given);
    await votes.cast(given, 'tie');
    const matter = await votes.matter(id, 'moby', 'ann');
    expect(matter).toMatchObject({ generation: 1, niche: 'moby', prompts });
    expect(matter?.judged).toEqual([{ lower: 'WB-2', upper: 'held-out text', prompt: 0 }]);
    const written = samples.map(({ competitor, prompt, text }) => ({ competitor, prompt, text }));
    expect(matter?.texts).toEqual(expect.arrayContaining(written));
    expect((await votes.matter(id, 'moby', 'bob'))?.judged).toEqual([]);
  });

  it('keeps a vote and its event in the log, numbered without a gap between the commits of a conductor', async () => {
    const { id, token, store, ballot, votes } = await begin();
    const ballots = Array.from({ length: 10 }, (_, voter) => ballot({ voter: `voter${voter}` }));
    for (const given of ballots) await votes.issue(given);
    expect(await votes.ballot(ballots[3].id)).toEqual(ballots[3]);
    const work = ballots.map(async (given) => {
      await store.commit(id, token, { events: [PAUSED, PAUSED] });
      return votes.cast(given, 'first');
    });
    const events = (await Promise.all(work)).map(({ event }) => event);
    expect(events[0]).toMatchObject({ type: 'battle.voted', tournamentId: id, at: NOW.toISOString() });
    const log = await createTypeormTournamentArchive(database).events(id, 0, 100);
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 31 }, (_, at) => at + 1));
    const cast = await votes.votes(id);
    expect(cast.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq).sort((a, b) => a - b));
    expect(await votes.votes(id, cast[4].seq)).toEqual(cast.slice(0, 5));
  });

  it('takes one vote of a voter on a pair and prompt, whichever side each stood on, and keeps nothing of a second', async () => {
    const { id, ballot, votes } = await begin();
    const same = [ballot(), ballot({ first: 'held-out text', second: 'WB-2' })];
    const others = [ballot({ prompt: 1 }), ballot({ voter: 'bob' }), ballot({ generation: 0 })];
    for (const given of [...same, ...others]) await votes.issue(given);
    const { seq } = (await votes.cast(same[0], 'first')).event;
    await expect(votes.cast(same[1], 'first')).rejects.toThrow(DoubleVoteError);
    await expect(votes.cast(same[0], 'tie')).rejects.toThrow(DoubleVoteError);
    const numbers: number[] = [];
    for (const given of others) numbers.push((await votes.cast(given, 'first')).event.seq);
    expect(numbers).toEqual([seq + 1, seq + 2, seq + 3]);
    expect(await votes.votes(id)).toHaveLength(4);
  });

  it('tells a vote that it is late once the votes of its generation were taken, whoever goes on', async () => {
    const { id, token, store, ballot, votes } = await begin();
    const isLate = async (generation: number): Promise<boolean> => {
      const given = ballot({ generation, voter: `voter ${Math.random()}` });
      await votes.issue(given);
      return (await votes.cast(given, 'tie')).late;
    };
    expect(await isLate(1)).toBe(false);
    expect(await votes.take(id, 1)).toHaveLength(1);
    expect([await isLate(1), await isLate(0)]).toEqual([true, false]);
    await createTypeormVoteStore(database, () => NOW, 'who lost the lease').take(id, 0);
    expect([await isLate(1), await isLate(0)]).toEqual([true, false]);
    const taken = await store.claim(id); // someone goes on with it
    expect(await isLate(1)).toBe(true);
    expect(await votes.take(id, 1)).toHaveLength(1);
    await store.commit(id, taken, { tournament: { status: 'paused', reason: 'by hand' }, events: [PAUSED] });
    expect(await isLate(1)).toBe(true);
    await expect(store.commit(id, token, { events: [] })).rejects.toThrow('token');
    const again = await store.claim(id);
    await store.commit(id, again, { generation: generationOf(1), events: [] });
    expect([await isLate(1), await isLate(0)]).toEqual([true, false]);
  });

  it('closes a window at its moment, whoever conducts then, and counts each vote in it once', async () => {
    const { id, store, ballot, votes } = await begin();
    const cast = async (voter: string): Promise<CastVote> => {
      const given = ballot({ voter });
      await votes.issue(given);
      return votes.cast(given, 'tie');
    };
    /** As the window is that many seconds later. */
    const pass = (seconds: number): Promise<unknown> =>
      database.dataSource.query(
        'UPDATE tournament SET voting_until = voting_until - make_interval(secs => $2) WHERE id = $1',
        [id, seconds],
      );
    const left = await votes.openWindow(id, 1, 900);
    expect([left > 800, left <= 900]).toEqual([true, true]);
    const inTime = [await cast('ann')];
    await store.claim(id); // of a server that was killed meanwhile
    inTime.push(await cast('bob'));
    await pass(400);
    const leftLater = await votes.openWindow(id, 1, 900);
    expect([leftLater > 400, leftLater <= 500]).toEqual([true, true]);
    expect(await createTypeormVoteStore(database, () => NOW, 'another').openWindow(id, 2, 60)).toBe(0); // it does not conduct
    await pass(500);
    expect(await votes.openWindow(id, 1, 900)).toBe(0);
    const tooLate = await cast('dave'); // nobody has taken the votes yet
    expect([...inTime, tooLate].map(({ late }) => late)).toEqual([false, false, true]);
    const counted = (await votes.take(id, 1)).map(({ seq }) => seq);
    expect(counted).toEqual(inTime.map(({ event }) => event.seq));
    expect((await votes.take(id, 1)).map(({ seq }) => seq)).toEqual(counted);
    expect(await votes.openWindow(id, 2, 900)).toBeGreaterThan(800);
  });

  it('counts each vote or tells that it is late, however they meet', async () => {
    const { id, ballot, votes } = await begin();
    const ballots = Array.from({ length: 60 }, (_, voter) => ballot({ voter: `voter${voter}` }));
    for (const given of ballots) await votes.issue(given);
    const cast: CastVote[] = [];
    const castInTurn = async (): Promise<void> => {
      for (let next = ballots.pop(); next; next = ballots.pop()) cast.push(await votes.cast(next, 'first'));
    };
    const casting = [castInTurn(), castInTurn(), castInTurn()]; // of five connections: taking waits for none
    while (cast.length < 10) await setImmediate();
    const counted = new Set((await votes.take(id, 1)).map(({ seq }) => seq));
    await Promise.all(casting);
    for (const { event, late } of cast) expect([event.seq, late]).toEqual([event.seq, !counted.has(event.seq)]);
    expect(cast.filter(({ late }) => late).length).toBeGreaterThan(0);
  });

  it("counts a voter's votes since a time", async () => {
    const { ballot, votes } = await begin();
    const given = ballot({ voter: 'carol' });
    await votes.issue(given);
    await votes.cast(given, 'second');
    expect(await votes.countSince('carol', before(1))).toBe(1);
    expect(await votes.countSince('carol', before(-1))).toBe(0);
    expect(await votes.countSince('nobody', before(1))).toBe(0);
  });
});
