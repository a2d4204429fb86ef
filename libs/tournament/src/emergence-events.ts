import { firstPassed, type ProbeScores } from '#arena';
import { Pedigree } from '#lineage';
import type { Individual, Outcome } from './records';
import type { NewEvent } from './tournament-store.port';

/** The probes that an individual is the first in its lineage to pass. `ancestors` are the scores of its ancestors. */
export function emergenceEvents(outcome: Outcome, ancestors: readonly ProbeScores[]): NewEvent[] {
  const own = outcome.viable ? outcome.life.probes : null;
  if (!own) return [];
  return firstPassed(own, ancestors).map((probe) => {
    return { type: 'probe.passed', data: { id: outcome.id, probe, nats: own[probe]!.nats } };
  });
}

/** The scores of those that an individual descends from, all of whom are among `individuals`. */
export function probesOfAncestors(id: string, individuals: readonly Individual[]): ProbeScores[] {
  const ancestors = new Set(new Pedigree(individuals).ancestors(id));
  return individuals.flatMap((one) => (ancestors.has(one.id) && one.life?.probes ? [one.life.probes] : []));
}
