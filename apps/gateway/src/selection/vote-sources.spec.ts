import type { TournamentStore, Vote, VoteStore } from '#tournament';
import { TakenVotes } from './taken-votes';
import { liveVotes } from './vote-sources';

it('takes the votes of a generation, after which they come too late until they are taken anew', async () => {
  const votes = [{ seq: 7 }] as Vote[];
  const taken = new TakenVotes();
  const seen: boolean[] = [];
  const tournaments = { find: () => Promise.resolve(undefined) } as unknown as TournamentStore;
  const store = {
    votes: () => {
      seen.push(taken.areTaken('t', 2));
      return Promise.resolve(votes);
    },
  } as unknown as VoteStore;
  const source = liveVotes(tournaments, store, taken);
  for (const _ of ['once', 'after a pause'])
    expect(await source.votesFor('t', 2, new AbortController().signal)).toEqual({ votes, cut: 7 });
  expect(seen).toEqual([false, false]);
  expect([1, 2, 3].map((generation) => taken.areTaken('t', generation))).toEqual([false, true, false]);
  expect(taken.areTaken('other', 2)).toBe(false);
});
