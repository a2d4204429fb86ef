/** Where a run of a tournament gets its votes: from people while it lives, from the log when it is replayed. */
import { setTimeout } from 'node:timers/promises';
import type { Generation, TournamentStore, VoteSource, VoteStore } from '#tournament';

/** Grants people the time that the config says, or what is left of it where an earlier conductor began, then takes what was voted until then. */
export function liveVotes(tournaments: TournamentStore, votes: VoteStore): VoteSource {
  return {
    async votesFor(id, generation, signal) {
      const tournament = await tournaments.find(id);
      const seconds = tournament?.config.arena?.votingSeconds ?? 0;
      const left = seconds > 0 ? await votes.openWindow(id, generation, seconds) : 0;
      await setTimeout(left * 1000, undefined, { signal }).catch(() => signal.throwIfAborted());
      const cast = await votes.take(id, generation);
      return { votes: cast, cut: cast.at(-1)?.seq ?? 0 };
    },
  };
}

/** The votes that counted when the generations were first judged. */
export function loggedVotes(generations: readonly Generation[], votes: VoteStore): VoteSource {
  const cuts = new Map(generations.map(({ generation, voteCut }) => [generation, voteCut]));
  return {
    async votesFor(id, generation) {
      const cut = cuts.get(generation) ?? 0;
      return { votes: await votes.votes(id, cut), cut };
    },
  };
}
