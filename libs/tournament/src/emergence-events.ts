import { firstPassed } from '#arena';
import { Pedigree } from '#lineage';
import type { Individual, Outcome } from './records';
import type { NewEvent } from './tournament-store.port';

/** The probes that an individual is the first in its lineage to pass. `individuals` holds it and its ancestors. */
export function emergenceEvents(outcome: Outcome, individuals: readonly Individual[]): NewEvent[] {
  const own = outcome.viable ? outcome.life.probes : null;
  if (!own) return [];
  const ancestors = new Set(new Pedigree(individuals).ancestors(outcome.id));
  const theirs = individuals.flatMap(({ id, life }) => (ancestors.has(id) && life?.probes ? [life.probes] : []));
  return firstPassed(own, theirs).map((probe) => {
    return { type: 'probe.passed', data: { id: outcome.id, probe, nats: own[probe]!.nats } };
  });
}
