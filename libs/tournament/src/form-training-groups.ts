/** Individuals whose phenotypes share one compiled program are trained together. Depends on the generation alone, never on workers. */
import { byBirth, canonicalJson, groupBy, inRuns } from '#base';
import { computedArchitecture, trainingBytes } from '#model';
import { longestFirst } from './longest-first';
import { appraisalOf } from './plan-life';
import type { Individual, Tournament } from './records';

const MEBIBYTE = 2 ** 20;

/** Members at most. Small training groups keep their working set in the cache and spread over workers. */
const GROUP_SIZE = 4;
/** That the members of a group take together: larger ones are trained by themselves, as far as the budget lets them. */
const GROUP_BYTES = 1024 * MEBIBYTE;

/** That training groups take at most, where one of their members takes `most`. */
export function groupBytes(most: number): number {
  return Math.max(most, Math.min(GROUP_SIZE * most, GROUP_BYTES));
}

/**
 * Training groups of individuals with equal computed architecture, batch size, optimizer, number of factors and cost of an appraisal, those that last longest first so that no worker is left with one at the
 * end; of those that last alike the one born first. Several take no more memory together than one may, nor more than 1 GiB.
 */
export function formTrainingGroups(
  tournament: Pick<Tournament, 'config' | 'survey'>,
  individuals: readonly Individual[],
  secondsOf: (group: readonly Individual[]) => number,
): readonly (readonly Individual[])[] {
  const bySignature = groupBy([...individuals].sort(byBirth), ({ phenotype }) => {
    const { batchSize, optimizer } = phenotype.hyperparameters;
    const appraisal = appraisalOf(phenotype, tournament.survey.vocabulary.length, tournament.config);
    const taken = [phenotype.factors ?? 0, appraisal]; // off the FLOPs of training
    return canonicalJson([{ ...computedArchitecture(phenotype) }, batchSize, optimizer, ...taken]);
  });
  const groups = [...bySignature.values()].flatMap((members) => inRuns(members, groupSize(tournament, members[0])));
  groups.sort((a, b) => byBirth(a[0], b[0]));
  return longestFirst(groups, secondsOf);
}

function groupSize({ config, survey }: Pick<Tournament, 'config' | 'survey'>, { phenotype }: Individual): number {
  const { batchSize } = phenotype.hyperparameters;
  const bytes = trainingBytes(computedArchitecture(phenotype), survey.vocabulary.length, batchSize);
  const allowed = Math.min(GROUP_BYTES, config.budget.memoryMiB * MEBIBYTE);
  return Math.max(1, Math.min(GROUP_SIZE, Math.floor(allowed / bytes)));
}
