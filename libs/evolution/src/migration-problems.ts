/** Whether genes can migrate as a config says. */
import { InvalidValueError } from '#base';
import { type FitnessConfig, nameOf } from './fitness-config';
import { MIGRATION_SCHEMES, type MigrationConfig } from './schemes/migration-schemes';
import { parameterProblems } from './schemes/scheme';
import { SHAPING_SCHEMES, type ShapingConfig, shapingOf } from './schemes/shaping-schemes';

interface Beside {
  readonly demes?: readonly unknown[];
  readonly fitness?: FitnessConfig;
  readonly shaping?: ShapingConfig;
  readonly direction?: number;
}

/** One deme alone has no other. Where goals are moved what was measured selects, whatever the scores are: not in a control without selection. */
export function migrationProblems(migration: MigrationConfig, beside: Beside): readonly InvalidValueError[] {
  const problems = parameterProblems('migration', MIGRATION_SCHEMES, migration);
  if (problems.length > 0 || migration.scheme === 'none') return problems;
  const { demes = [], fitness, shaping, direction = 1 } = beside;
  const movesGoals = migration.scheme === 'goal-switching';
  const isKnown = shaping !== undefined && parameterProblems('shaping', SHAPING_SCHEMES, shaping).length === 0;
  const isControl = direction < 1 || (isKnown && shapingOf(shaping)?.isBlind);
  const others = Object.keys(MIGRATION_SCHEMES).filter((name) => name !== 'goal-switching');
  return [
    ...(demes.length === 1 ? ['none, or two demes or more: there is no other than this one'] : []),
    ...(movesGoals && fitness && fitness.kind !== 'cross-entropy'
      ? [`one of ${others.join(', ')}, where the fitness is ${nameOf(fitness)}: goals are told by cross-entropy alone`]
      : []),
    ...(movesGoals && isControl
      ? [`one of ${others.join(', ')} in a control without selection: goal-switching favours who predicts better`]
      : []),
  ].map((right) => new InvalidValueError('migration.scheme', migration.scheme, right));
}
