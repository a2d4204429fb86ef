import { EventBus } from '#conducting';
import type { LeaderboardRow, LineageEvent, TournamentView } from '#contracts';
import type { TournamentArchive } from '#tournament';
import { keepAnswers } from './keep-answers';

let bus: EventBus;
let asked: string[];
let status: 'running' | 'finished';
let archive: TournamentArchive;

beforeEach(() => {
  [bus, asked, status] = [new EventBus(), [], 'running'];
  const note = <Answer>(call: string, answer: Answer): Promise<Answer> => {
    asked.push(call);
    return Promise.resolve(answer);
  };
  archive = keepAnswers(
    {
      find: (id: string) => note(`find ${id}`, { id, status } as TournamentView),
      finishedRevision: (id: string) => note(`revision ${id}`, 'r'),
      leaderboard: (id: string, part: string, limit: number) =>
        note(`leaderboard ${id} ${part} ${limit}`, [] as LeaderboardRow[]),
      annotateTournament: (id: string) => note(`annotate ${id}`, undefined),
      annotateIndividual: (id: string) => note(`annotate ${id}`, undefined),
    } as unknown as TournamentArchive,
    bus,
  );
});

const event = (tournamentId: string) => ({ tournamentId }) as LineageEvent;

it('asks once for all who ask until the tournament commits', async () => {
  const ask = () => Promise.all([archive.find('a'), archive.find('a'), archive.leaderboard('a', 'test', 5)]);
  await ask();
  await ask();
  expect(asked).toEqual(['find a', 'leaderboard a test 5']);
  bus.announce([event('a')]);
  await ask();
  expect(asked.slice(2)).toEqual(['find a', 'leaderboard a test 5']);
});

it('tells answers apart by tournament and by what else was asked', async () => {
  await archive.leaderboard('a', 'test', 5);
  await archive.leaderboard('a', 'test', 6);
  await archive.leaderboard('a', 'validation', 5);
  await archive.leaderboard('aa', 'test', 5);
  bus.announce([event('a')]);
  await archive.leaderboard('aa', 'test', 5);
  expect(asked).toHaveLength(4);
});

it('keeps no answer that a commit overtook', async () => {
  const before = archive.find('a');
  bus.announce([event('a')]);
  status = 'finished';
  expect(await before).toMatchObject({ status: 'running' });
  expect(await archive.find('a')).toMatchObject({ status: 'finished' });
});

it('asks again where something may have been missed', async () => {
  for (const id of ['a', 'b']) await archive.find(id);
  bus.emit('missed');
  for (const id of ['a', 'b']) await archive.find(id);
  expect(asked).toEqual(['find a', 'find b', 'find a', 'find b']);
});

it('asks again after a second: another server may have annotated', async () => {
  await archive.find('a');
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await archive.find('a');
  expect(asked).toEqual(['find a', 'find a']);
});

it('forgets a tournament that was removed or annotated, and what failed', async () => {
  await archive.find('a');
  bus.emit('removed', 'a');
  await archive.find('a');
  await archive.annotateTournament('a', {});
  await archive.find('a');
  expect(asked).toEqual(['find a', 'find a', 'annotate a', 'find a']);

  let failures = 0;
  const failing = keepAnswers(
    { find: () => Promise.reject(new Error(`failure ${++failures}`)) } as unknown as TournamentArchive,
    bus,
  );
  await expect(failing.find('a')).rejects.toThrow('failure 1');
  await expect(failing.find('a')).rejects.toThrow('failure 2');
});

it('tells the revision anew once an individual was annotated', async () => {
  await archive.finishedRevision('a');
  await archive.finishedRevision('a');
  await archive.annotateIndividual('a-1', {});
  await archive.finishedRevision('a');
  expect(asked).toEqual(['revision a', 'annotate a-1', 'revision a']);
});
