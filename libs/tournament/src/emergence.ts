/** Emergence: who is the first in its lineage to pass a probe. A newborn is told what its ancestors passed, so that they need not be kept. */
import { firstPassed, PROBE_NAMES, type ProbeName } from '#arena';
import type { Individual, Outcome } from './records';
import type { NewEvent } from './tournament-store.port';

/** The probes that the ancestors of a child of these parents passed. */
export function ancestorsPassed(
  parents: readonly Pick<Individual, 'ancestorsPassed' | 'life'>[],
): readonly ProbeName[] {
  return PROBE_NAMES.filter((name) =>
    parents.some(({ ancestorsPassed: before, life }) => before.includes(name) || life?.probes?.[name]?.passed),
  );
}

/** The probes that a newborn is the first in its lineage to pass. */
export function emergenceEvents(outcome: Outcome, before: Individual['ancestorsPassed']): NewEvent[] {
  const own = outcome.viable ? outcome.life.probes : null;
  if (!own) return [];
  return firstPassed(own, before).map((probe) => {
    return { type: 'probe.passed', data: { id: outcome.id, probe, nats: own[probe]!.nats } };
  });
}
