import { canonicalJson, groupBy } from '#base';
import { nicheIn } from '#environment';
import { computedArchitecture } from '#model';
import { stretchOf } from './environments';
import { formTrainingGroups } from './form-training-groups';
import { longestFirst } from './longest-first';
import { planLifeIn } from './plan-life';
import type { Individual } from './records';
import type { OpenRun } from './run';
import { groupSeconds } from './training-group-seconds';

type Setting = Pick<OpenRun, 'tournament' | 'environment'>;

/** Those of a generation: members are of niches that are alike in what a training group shares: budgets, by plan too, and raters. Tired ones are of a niche. */
export function trainingGroupsIn(run: Setting, generation: number, viable: readonly Individual[]) {
  const secondsOfGroup = (group: readonly Individual[]): number => secondsOf(run, group);
  const alike = groupBy(viable, ({ niche }) => {
    const { budget, panel } = nicheIn(run.environment, niche);
    const tired = run.tournament.config.arena?.habituation ? niche : null;
    return canonicalJson({ budget, panel, tired, stretch: { ...stretchOf(run.tournament, generation, niche) } });
  });
  const groups = [...alike.values()].flatMap((members) => formTrainingGroups(run.tournament, members, secondsOfGroup));
  return alike.size > 1 ? longestFirst(groups, secondsOfGroup) : groups;
}

function secondsOf({ tournament, environment }: Setting, group: readonly Individual[]): number {
  const { config, survey } = tournament;
  const { niche, phenotype } = group[0];
  const vocabularySize = survey.vocabulary.length;
  const { steps } = planLifeIn(tournament, nicheIn(environment, niche), phenotype);
  const { validationSymbols, atBirth } = config.evaluation;
  const size = {
    batchSize: phenotype.hyperparameters.batchSize,
    steps,
    members: group.length,
    vocabularySize,
    evaluatedSymbols: atBirth ? 2 * validationSymbols : validationSymbols,
  };
  return groupSeconds({ architecture: computedArchitecture(phenotype), ...size });
}
