/** Newborns whose phenotypes share one compiled program are raised together. Depends on the generation alone, never on workers. */
import { byBirth, canonicalJson } from '#base';
import { longestFirst } from './longest-first';
import type { Individual } from './records';

/** Members at most. Small cohorts keep their working set in the cache and spread over workers. */
const COHORT_SIZE = 4;

/**
 * Cohorts of newborns with equal architecture, batch size and optimizer, those that last longest first so that no worker is left with one at the
 * end; of those that last alike the one born first.
 */
export function formCohorts(
  newborns: readonly Individual[],
  secondsOf: (cohort: readonly Individual[]) => number,
): readonly (readonly Individual[])[] {
  const bySignature = new Map<string, Individual[]>();
  for (const newborn of [...newborns].sort(byBirth)) {
    const { architecture, recipe } = newborn.phenotype;
    const signature = canonicalJson([{ ...architecture }, recipe.batchSize, recipe.optimizer]);
    bySignature.set(signature, [...(bySignature.get(signature) ?? []), newborn]);
  }
  const cohorts = [...bySignature.values()].flatMap(chunk).sort((a, b) => byBirth(a[0], b[0]));
  return longestFirst(cohorts, secondsOf);
}

function chunk(members: readonly Individual[]): Individual[][] {
  const count = Math.ceil(members.length / COHORT_SIZE);
  return Array.from({ length: count }, (_, index) => members.slice(index * COHORT_SIZE, (index + 1) * COHORT_SIZE));
}
