import { createTournamentState, fromSnapshot, applyEvent } from '#projection';
import { seededRandom, syntheticLog } from '../../../../test/support/synthetic-log';
import { KeptSnapshots } from './kept-snapshots';

const log = syntheticLog({ generations: 12, births: 40, niches: ['prose', 'verse'] }, seededRandom(2));

function world() {
  const reads: number[] = [];
  const snapshots = new KeptSnapshots(async (_, after, limit) => {
    reads.push(after);
    return log.slice(after, after + limit);
  }, 100);
  const idsAt = async (seq: number) => {
    const { lastSeq, lineage } = fromSnapshot(await snapshots.of('t', seq));
    return { lastSeq, ids: lineage.ids };
  };
  return { snapshots, reads, idsAt };
}

const bornBy = (seq: number): string[] => {
  const state = createTournamentState();
  for (const event of log.slice(0, seq)) applyEvent(state, event);
  return state.lineage.ids;
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
  const shaky = new KeptSnapshots(async (_, after, limit) => {
    if (broken) throw new Error('no database');
    return log.slice(after, after + limit);
  }, 100);
  await expect(shaky.of('t', 10)).rejects.toThrow('no database');
  broken = false;
  expect((await shaky.of('t', 10))[0].seq).toBeGreaterThanOrEqual(10);
});
