/**
 * What many who watch ask again and again, asked of the database once: the answer is kept until something is committed to
 * its tournament, for a second at most.
 */
import { LRUCache } from 'lru-cache';
import type { EventBus } from '#conducting';
import type { TournamentArchive } from '#tournament';

const MOST_ANSWERS = 256;
/** Of other servers on the same database commits are told, but not annotations. */
const KEPT_MILLISECONDS = 1000;

/** An archive that keeps tournaments and leaderboards. Commits must be told of on the bus, or go through it. */
export function keepAnswers(archive: TournamentArchive, bus: EventBus): TournamentArchive {
  const answers = new LRUCache<string, Promise<unknown>>({ max: MOST_ANSWERS, ttl: KEPT_MILLISECONDS });

  /** Kept from when it is asked, so that a commit meanwhile drops it. */
  function keep<Answer>(key: readonly unknown[], ask: () => Promise<Answer>): Promise<Answer> {
    const name = JSON.stringify(key);
    const kept = answers.get(name) as Promise<Answer> | undefined;
    if (kept) return kept;
    const asked = ask();
    answers.set(name, asked);
    asked.catch(() => answers.delete(name));
    return asked;
  }

  function forget(tournamentId: string): void {
    const start = `[${JSON.stringify(tournamentId)}`;
    for (const name of [...answers.keys()]) if (name.startsWith(start)) answers.delete(name);
  }

  bus.on('committed', forget).on('removed', forget);
  bus.on('missed', () => answers.clear());
  return {
    ...archive,
    find: (id) => keep([id], () => archive.find(id)),
    finishedRevision: (id) => keep([id, 'revision'], () => archive.finishedRevision(id)),
    leaderboard: (id, part, limit) => keep([id, part, limit], () => archive.leaderboard(id, part, limit)),
    annotateTournament: async (id, annotation) => {
      await archive.annotateTournament(id, annotation);
      forget(id);
    },
    annotateIndividual: async (id, annotation) => {
      await archive.annotateIndividual(id, annotation);
      answers.clear(); // whose it is was not said
    },
  };
}
