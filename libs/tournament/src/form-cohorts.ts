/** Newborns whose phenotypes share one compiled program are raised together. Depends on the generation alone, never on workers. */
import { byBirth, canonicalJson, groupBy, inRuns } from '#base';
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
  const bySignature = groupBy([...newborns].sort(byBirth), ({ phenotype: { architecture, recipe } }) =>
    canonicalJson([{ ...architecture }, recipe.batchSize, recipe.optimizer]),
  );
  const cohorts = [...bySignature.values()].flatMap((members) => inRuns(members, COHORT_SIZE));
  cohorts.sort((a, b) => byBirth(a[0], b[0]));
  return longestFirst(cohorts, secondsOf);
}
