/** The events that rows ask for. */
import { byCompetitor } from './competitors';
import { emergenceEvents } from './emergence';
import type { Individual, Outcome } from './records';
import { arenaEvent, closingEvent, outcomeEvents, ratingEvent } from './tournament-events';
import type { WholeGeneration } from './tournament-hash';
import type { NewEvent } from './tournament-store.port';

/** Of a newborn, once it was trained. */
export function lifeEvents(individual: Individual): NewEvent[] {
  const outcome = outcomeOf(individual);
  if (!outcome) return [];
  return [...outcomeEvents(outcome, individual.generation), ...emergenceEvents(outcome, individual.ancestorsPassed)];
}

function outcomeOf({ id, status, life, cause }: Individual): Outcome | undefined {
  if (status === 'nonviable') return { id, viable: false, cause: cause ?? '' };
  return life ? { id, viable: true, life } : undefined;
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
