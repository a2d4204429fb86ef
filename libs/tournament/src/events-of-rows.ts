/** The events that rows ask for. */
import { byCompetitor } from './competitors';
import { emergenceEvents } from './emergence';
import type { ProbeName } from '#arena';
import type { Outcome } from './records';
import { arenaEvent, closingEvent, outcomeEvents, ratingEvent } from './tournament-events';
import type { WholeGeneration } from './tournament-hash';
import type { NewEvent } from './tournament-store.port';

/** Of those who trained in a generation, with their lives of it. `before` says which probes each or its ancestors had passed. */
export function lifeEvents(
  { born, lives }: Pick<WholeGeneration, 'born' | 'lives'>,
  generation: number,
  before: (id: string) => readonly ProbeName[],
): NewEvent[] {
  const stillborn = born.flatMap(({ id, status, cause }): Outcome[] =>
    status === 'nonviable' ? [{ id, viable: false, cause: cause ?? '' }] : [],
  );
  const lived = lives.map((one): Outcome => ({ ...one, viable: true }));
  return [...stillborn, ...lived].flatMap((outcome) => [
    ...outcomeEvents(outcome, generation),
    ...emergenceEvents(outcome, before(outcome.id)),
  ]);
}

/** Of arenas, and of a generation that closes. */
export function closingEvents({ arenas, summary, battles, ratings, metrics }: WholeGeneration): NewEvent[] {
  const opened = arenas.map(arenaEvent);
  if (!summary) return opened;
  const rated = arenas.map(({ niche }) =>
    ratingEvent(summary.generation, niche, {
      battles: battles.filter((battle) => battle.niche === niche),
      ratings: ratings
        .filter((rating) => rating.niche === niche)
        .toSorted((a, b) => byCompetitor(a.competitor, b.competitor)),
    }),
  );
  return [...opened, ...rated, closingEvent(summary, metrics)];
}
