/** Individuals whose phenotypes share one compiled program are trained together. Depends on the generation alone, never on workers. */
import { byBirth, canonicalJson, groupBy, inRuns } from '#base';
import { stateBytes } from '#model';
import { longestFirst } from './longest-first';
import type { Individual } from './records';

/** Members at most. Small training groups keep their working set in the cache and spread over workers. */
const GROUP_SIZE = 4;
/** Of weights, moments and gradients that the members of a group have in memory together: the large ones are trained by themselves. */
const GROUP_BYTES = 512 * 2 ** 20;

/**
 * Training groups of individuals with equal architecture, batch size and optimizer, those that last longest first so that no worker is left with one at the
 * end; of those that last alike the one born first.
 */
export function formTrainingGroups(
  individuals: readonly Individual[],
  secondsOf: (group: readonly Individual[]) => number,
): readonly (readonly Individual[])[] {
  const bySignature = groupBy([...individuals].sort(byBirth), ({ phenotype: { architecture, hyperparameters } }) =>
    canonicalJson([{ ...architecture }, hyperparameters.batchSize, hyperparameters.optimizer]),
  );
  const groups = [...bySignature.values()].flatMap((members) => inRuns(members, groupSize(members[0])));
  groups.sort((a, b) => byBirth(a[0], b[0]));
  return longestFirst(groups, secondsOf);
}

function groupSize({ parameters }: Individual): number {
  return Math.max(1, Math.min(GROUP_SIZE, Math.floor(GROUP_BYTES / stateBytes(parameters))));
}
