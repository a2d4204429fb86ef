import type { TournamentStore, Vote, VoteStore } from '#tournament';
import { liveVotes } from './vote-sources';

it('takes the votes of a generation once its window has closed', async () => {
  const votes = [{ seq: 7 }] as Vote[];
  const taken: [number, string, number][] = [];
  const begun = performance.now();
  const tournaments = { find: async () => ({ config: { arena: { votingSeconds: 60 } } }) };
  const opened: unknown[] = [];
  let left = 0.2;
  const store = {
    openWindow: async (...asked: unknown[]) => {
      opened.push(asked);
      return left;
    },
    take: async (...asked: [string, number]) => {
      taken.push([performance.now() - begun, ...asked]);
      return votes;
    },
  };
  const source = liveVotes(tournaments as unknown as TournamentStore, store as unknown as VoteStore);
  expect(await source.votesFor('t', 2, new AbortController().signal)).toEqual({ votes, cut: 7 });
  expect(taken).toEqual([[expect.any(Number), 't', 2]]);
  expect(taken[0][0]).toBeGreaterThan(190);
  expect(opened).toEqual([['t', 2, 60]]);
  left = 60;
  const stopped = source.votesFor('t', 3, AbortSignal.abort(new Error('paused')));
  await expect(stopped).rejects.toThrow('paused');
  expect(taken).toHaveLength(1);
});
