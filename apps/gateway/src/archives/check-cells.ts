/** Whether the tournaments of an archive are the cells of its experiment, as a launch would have made them. */
import { BadArchiveError, type CheckedRows, MANIFEST, tableEntry } from '#archive-file';
import { canonicalJson, type Json, preview, wrongValue } from '#base';
import { configSchema, type ExperimentConfig } from '#contracts';
import { type Condition, conditionsOf } from '#experiment';
import type { Experiment, ExperimentCell } from '#tournament';
import { checkCompute, checkDistinct, checkRuler } from '../experiments/check-contrasts';
import { checkDesign, checkOutcome } from '../experiments/check-experiment';
import { cellName, designOf } from '../experiments/prepare-experiment';
import { checkPlain } from '../shared/check-plain';
import { tellAll } from '../shared/errors';
import { soundNiches } from '../tournaments/sound-parts';
import { told } from './told';

type Archived = CheckedRows['tournament'];

const IN_MANIFEST = { entry: MANIFEST };

/** The cells that the tournaments are, in the order in which they run; as many as the config makes. */
export function cellsOf(config: ExperimentConfig, tournaments: readonly Pick<Archived, 'id'>[]): ExperimentCell[] {
  return runsOf(config).map(({ condition: { arm, levels }, seed }, at) => {
    return { tournamentId: tournaments[at].id, arm, levels, seed };
  });
}

/** Throws a BadArchiveError. */
export async function checkCells({ config }: Experiment, tournaments: readonly Archived[]): Promise<void> {
  try {
    checkPlain(config, 'config');
    checkDesign(config);
    const runs = runsOf(config);
    if (runs.length !== tournaments.length) {
      const right = `must be ${runs.length}, arms x seeds x levels of its experiment`;
      throw new BadArchiveError({ ...IN_MANIFEST, field: 'tournaments' }, wrongValue(tournaments.length, right));
    }
    const conditions = runs.length / config.seeds.length;
    for (const [at, run] of runs.entries())
      checkCell(config, run, tournaments[at], tournaments[at % conditions].config);
    const prepared = runs.slice(0, conditions).map(({ condition }, at) => ({ condition, tournament: tournaments[at] }));
    const configs = prepared.map(({ tournament }) => tournament.config);
    await tellAll([
      () => checkOutcome(config, configs),
      () => checkDistinct(config, prepared),
      () => checkRuler(designOf(config), config, prepared),
      () => checkCompute(config, designOf(config), prepared),
    ]);
  } catch (error) {
    throw told(error, IN_MANIFEST, 'experiment.');
  }
}

interface Run {
  readonly condition: Condition;
  readonly seed: number;
}

function runsOf(config: ExperimentConfig): Run[] {
  const conditions = conditionsOf(designOf(config));
  return config.seeds.flatMap((seed) => conditions.map((condition) => ({ condition, seed })));
}

/** `pinned` is of the same arm and levels at the first seed, whose texts are those of every seed. */
function checkCell(
  experiment: ExperimentConfig,
  { condition, seed }: Run,
  { id, seed: given, config }: Archived,
  pinned: Archived['config'],
): void {
  const { arm, levels } = condition;
  const refuse = (field: string, value: unknown, right: unknown): never => {
    const whose = `as its experiment says of ${[arm, ...Object.values(levels)].join(', ')}, seed ${seed}`;
    const location = { entry: tableEntry(id, 'tournament'), line: 1, field };
    throw new BadArchiveError(location, wrongValue(value, `must be ${preview(right)}, ${whose}`));
  };
  if (given !== seed) refuse('seed', given, seed);
  const asked = { ...condition.config, name: cellName(experiment.name, arm, levels, seed), notes: experiment.notes };
  const { $schema: _, ...rest } = configSchema.safeParse(asked).data ?? {};
  const niches = soundNiches(asked).map(({ niche }, at) => ({
    ...niche,
    sha256: niche.sha256 ?? pinned.niches.at(at)?.sha256,
  }));
  const right: Record<string, unknown> = { ...rest, niches, corpora: pinned.corpora };
  const own: Record<string, unknown> = { ...config };
  for (const field of new Set([...Object.keys(right), ...Object.keys(own)]))
    if (textOf(own[field]) !== textOf(right[field])) refuse(`config.${field}`, own[field], right[field]);
}

const textOf = (value: unknown): string => canonicalJson((value ?? null) as Json);
