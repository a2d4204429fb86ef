/** Emergence: who is the first in its lineage to pass a probe. A newborn is told what its ancestors passed, so that they need not be kept. */
import { firstPassed, PROBE_NAMES, type ProbeName, type ProbeScores } from '#arena';
import type { Individual, Outcome } from './records';
import type { NewEvent } from './tournament-store.port';

/** The probes that the ancestors of a child of these parents passed. */
export function ancestorsPassed(
  parents: readonly Pick<Individual, 'ancestorsPassed' | 'life'>[],
): readonly ProbeName[] {
  return PROBE_NAMES.filter((name) => parents.some((parent) => passedBefore(parent).includes(name)));
}

/** The probes that an individual or an ancestor of it has passed. */
export function passedBefore({
  ancestorsPassed,
  life,
}: Pick<Individual, 'ancestorsPassed' | 'life'>): readonly ProbeName[] {
  return PROBE_NAMES.filter((name) => ancestorsPassed.includes(name) || life?.passed.includes(name));
}

/** Those passed before, and those passed now. */
export function withPassed(before: readonly ProbeName[], probes: ProbeScores | null): readonly ProbeName[] {
  return PROBE_NAMES.filter((name) => before.includes(name) || probes?.[name]?.passed);
}

/** The probes that one who trained is the first in its lineage to pass. `before` are those that it or an ancestor had passed. */
export function emergenceEvents(outcome: Outcome, before: readonly ProbeName[]): NewEvent[] {
  const own = outcome.viable ? outcome.life.probes : null;
  if (!own) return [];
  return firstPassed(own, before).map((probe) => {
    return { type: 'probe.passed', data: { id: outcome.id, probe, nats: own[probe]!.nats } };
  });
}
