/** What the schema cannot tell of an experiment's config. Each throws an InvalidRequestError that names all fields that are wrong. */
import { type ExperimentConfig, MOST_CELLS } from '#contracts';
import { wrongValue } from '#base';
import { ARM_PRESETS } from '#experiment';
import type { TournamentConfig } from '#tournament';
import { InvalidRequestError } from '../shared/errors';
import { metricFaults, needFaults } from './check-metric';
import { settingsInVain } from './check-settings';

type Problems = InvalidRequestError['errors'];

/** Tournaments that it would be. */
export function cellsOf({ arms, seeds, factors }: Pick<ExperimentConfig, 'arms' | 'seeds' | 'factors'>): number {
  return Object.values(factors).reduce((cells, levels) => cells * levels.length, arms.length * seeds.length);
}

export function checkDesign(config: ExperimentConfig): void {
  const { arms, factors, contrasts = [] } = config;
  const names = arms.map(({ name }) => name);
  const cells = cellsOf(config);
  const tooMany = `must have at most ${MOST_CELLS} tournaments, arms x seeds x levels`;
  tell([
    ...repeated(names).map((at) =>
      wrong(`arms.${at}.name`, names[at], 'must be another name than those of the other arms'),
    ),
    ...arms.flatMap(({ use, set }, at) => {
      const { needs } = use ? ARM_PRESETS[use] : {};
      const field = `arms.${at}.set.${needs}`;
      return needs === undefined || needs in set ? [] : [wrong(field, undefined, `must say what ${use} is made of`)];
    }),
    ...Object.entries(factors).flatMap(([factor, levels]) => {
      const called = levels.map(({ level }) => level);
      return repeated(called).map((at) =>
        wrong(`factors.${factor}.${at}.level`, called[at], 'must be another name than those of the other levels'),
      );
    }),
    ...contrasts.flatMap(({ arm, to }, at) => [
      ...[
        ['arm', arm],
        ['to', to],
      ].flatMap(([field, name]) =>
        names.includes(name)
          ? []
          : [wrong(`contrasts.${at}.${field}`, name, `must be one of ${[...new Set(names)].join(', ')}`)],
      ),
      ...(arm === to ? [wrong(`contrasts.${at}.to`, to, 'must be another arm than the one that is compared')] : []),
    ]),
    ...repeated(contrasts.map(({ arm, to }) => [arm, to].sort().join(' '))).map((at) => {
      const message = 'is there already, if the other way round; must be another contrast';
      return { field: `config.contrasts.${at}`, message };
    }),
    ...settingsInVain(config),
    ...(cells > MOST_CELLS ? [wrong('seeds', cells, tooMany)] : []),
  ]);
}

/** Whether every tournament will have the outcome. */
export function checkOutcome({ outcome }: ExperimentConfig, configs: readonly TournamentConfig[]): void {
  const { measure, niche, metric } = outcome;
  if (metric !== undefined) {
    const faults = [...metricFaults(metric, configs.map(shapeOf)), ...needFaults(metric, configs)];
    tell(faults.map(({ field, value, expected }) => wrong(`outcome.metric.${field}`, value, `must be ${expected}`)));
  }
  const mixes = configs.every(({ evaluation }) => evaluation.community.members !== 'none');
  tell([
    ...nicheFaults(
      niche,
      configs.map(({ niches }) => niches.map(({ name }) => name)),
    ),
    ...(measure === 'community-bits' && !mixes
      ? [
          wrong(
            'outcome.measure',
            measure,
            'must be champion-bits where evaluation.community.members is none in an arm',
          ),
        ]
      : []),
  ]);
}

/** Whether all of so many tournaments, with their niches, have the niche of the outcome, if there is one. */
export function nicheFaults(niche: string | undefined, names: readonly (readonly string[])[]): Problems {
  if (niche === undefined || names.every((own) => own.includes(niche))) return [];
  const common = names[0].filter((name) => names.every((own) => own.includes(name)));
  return [wrong('outcome.niche', niche, `must be a niche of every arm: ${common.join(', ') || 'there is none'}`)];
}

const shapeOf = ({ niches, generations }: TournamentConfig) => {
  const demes = niches.flatMap((niche) => niche.demes.map(({ name }) => name));
  return { niches: niches.map(({ name }) => name), demes, generations };
};

const wrong = (field: string, value: unknown, right: string): Problems[0] => {
  return { field: `config.${field}`, message: wrongValue(value, right) };
};

/** Indices of those that stand further up already. */
function repeated(values: readonly string[]): number[] {
  return [...values.keys()].filter((at) => values.indexOf(values[at]) < at);
}

function tell(problems: Problems): void {
  if (problems.length > 0) throw new InvalidRequestError(problems);
}
