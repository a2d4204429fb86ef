import { applyEvent, countOf, createTournamentState, fromSnapshot, idOf, type Lineage, toSnapshot } from '#projection';
import { seededRandom, syntheticLog } from '../../../../test/support/synthetic-log';
import { KeptSnapshots } from './kept-snapshots';

const log = syntheticLog({ generations: 12, births: 40, niches: ['prose', 'verse'] }, seededRandom(2));

const idsOf = (lineage: Lineage): string[] => Array.from({ length: countOf(lineage) }, (_, row) => idOf(lineage, row));

const NO_FILES = {
  read: async () => undefined,
  write: async () => undefined,
  remove: async () => undefined,
};

function world() {
  const reads: number[] = [];
  const snapshots = new KeptSnapshots(
    async (_, after, limit) => {
      reads.push(after);
      return log.slice(after, after + limit);
    },
    100,
    NO_FILES,
  );
  const idsAt = async (seq: number) => {
    const { lastSeq, lineage } = fromSnapshot(await snapshots.of('t', seq));
    return { lastSeq, ids: idsOf(lineage) };
  };
  return { snapshots, reads, idsAt };
}

const bornBy = (seq: number): string[] => {
  const state = createTournamentState();
  for (const event of log.slice(0, seq)) applyEvent(state, event);
  return idsOf(state.lineage);
};

it('holds what the log says up to its event, at or after the one asked for, whoever else asks', async () => {
  const { idsAt } = world();
  for (const { lastSeq, ids } of await Promise.all([idsAt(500), idsAt(1500), idsAt(1200)])) {
    expect(ids).toEqual(bornBy(lastSeq));
  }
});

it('reads on from where it stood, and makes no new one for a few events', async () => {
  const { reads, idsAt } = world();
  const { lastSeq } = await idsAt(1000);
  expect(lastSeq).toBe(1000);
  expect((await idsAt(1100)).lastSeq).toBe(1000);
  expect(reads).toEqual([0]);
  expect((await idsAt(1101)).lastSeq).toBeGreaterThan(1100);
  expect(reads).toEqual([0, 1000]);
});

it('begins anew where the tournament was forgotten, and after a failure', async () => {
  const { snapshots, reads, idsAt } = world();
  await idsAt(1000);
  snapshots.forget('t');
  await idsAt(1000);
  expect(reads).toEqual([0, 0]);
  let broken = true;
  const shaky = new KeptSnapshots(
    async (_, after, limit) => {
      if (broken) throw new Error('no database');
      return log.slice(after, after + limit);
    },
    100,
    NO_FILES,
  );
  await expect(shaky.of('t', 10)).rejects.toThrow('no database');
  broken = false;
  expect((await shaky.of('t', 10))[0].seq).toBeGreaterThanOrEqual(10);
});

it('goes on from a file, also after it was let go, and takes none of a log that is ahead', async () => {
  const state = createTournamentState();
  for (const event of log.slice(0, 900)) applyEvent(state, event);
  const reads: number[] = [];
  const files = { ...NO_FILES, read: async () => toSnapshot('t', state, Infinity)[0] };
  const snapshots = new KeptSnapshots(
    async (_, after, limit) => {
      reads.push(after);
      return log.slice(after, after + limit);
    },
    100,
    files,
  );
  expect((await snapshots.of('t', 950))[0].seq).toBe(900);
  expect(reads).toEqual([]);
  const parts = await snapshots.of('t', 1500);
  expect(reads).toEqual([900]);
  expect(idsOf(fromSnapshot(parts).lineage)).toEqual(bornBy(parts[0].seq));
  snapshots.forget('t');
  await snapshots.of('t', 500);
  expect(reads).toEqual([900, 0]);
});

it('leaves no file of a tournament that was forgotten while its snapshot was made', async () => {
  const large = syntheticLog({ generations: 2, births: 15_000, niches: ['prose'] }, seededRandom(4));
  const done: string[] = [];
  const snapshots = new KeptSnapshots(async (_, after, limit) => large.slice(after, after + limit), 100, {
    ...NO_FILES,
    write: async () => void done.push('written'),
    remove: async () => void done.push('removed'),
  });
  const made = snapshots.of('t', large.length);
  snapshots.forget('t');
  await made;
  await new Promise(setImmediate);
  expect(done).toEqual(['written', 'removed']);
});
