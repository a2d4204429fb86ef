/** The events that rows ask for. */
import { PROBE_NAMES, type ProbeScores } from '#arena';
import { byCompetitor } from './competitors';
import { emergenceEvents } from './emergence-events';
import type { Individual, Outcome } from './records';
import { arenaEvent, outcomeEvents, ratingEvent } from './tournament-events';
import type { WholeGeneration } from './tournament-hash';
import type { NewEvent } from './tournament-store.port';

/** Of a newborn, once it was trained; `ancestors` are the scores of probes in the lines of its parents. */
export function lifeEvents(individual: Individual, ancestors: readonly ProbeScores[]): NewEvent[] {
  const outcome = outcomeOf(individual);
  return outcome ? [...outcomeEvents(outcome, individual.generation), ...emergenceEvents(outcome, ancestors)] : [];
}

function outcomeOf({ id, status, life, cause }: Individual): Outcome | undefined {
  if (status === 'nonviable') return { id, viable: false, cause: cause ?? '' };
  return life ? { id, viable: true, life } : undefined;
}

/** Of each probe, the score of somebody who passed it: the individual, or one in the lines of its parents. */
export function passedIn({ life }: Individual, parents: readonly ProbeScores[]): ProbeScores {
  const line = life?.probes ? [life.probes, ...parents] : parents;
  const scoreOf = (name: keyof ProbeScores) => line.find((scores) => scores[name]?.passed)?.[name] ?? null;
  return Object.fromEntries(PROBE_NAMES.map((name) => [name, scoreOf(name)])) as unknown as ProbeScores;
}

/** Of arenas, and of a generation that closes. */
export function closingEvents({ arenas, summary, battles, ratings }: WholeGeneration): NewEvent[] {
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
  return [...opened, ...rated, { type: 'generation.closed', data: summary }];
}
