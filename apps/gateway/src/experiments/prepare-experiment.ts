/** From what a person asks for to an experiment whose tournaments can all begin. Nothing is kept before all of it holds. */
import { setImmediate as others } from 'node:timers/promises';
import { canonicalJson, type Json } from '#base';
import { type ExperimentConfig, type ExperimentInput, experimentSchema, MOST_CELLS } from '#contracts';
import { type Condition, conditionsOf, contrastsAgainstFirst, type Design, type Levels } from '#experiment';
import type { CorpusStore } from '#sources';
import type {
  Experiment,
  ExperimentCell,
  JobKind,
  JobOf,
  JobResults,
  SubmitOptions,
  Tournament,
  WorkQueue,
} from '#tournament';
import { madePlain, plainFaults } from '../shared/check-plain';
import { InvalidRequestError, tellAll } from '../shared/errors';
import { nameEndingIn } from '../shared/name-ending-in';
import { newId } from '../shared/new-id';
import { parseInput } from '../shared/parse-input';
import type { Machine } from '../tournaments/check-machine';
import { prepareLaunch } from '../tournaments/launch';
import { soundNiches } from '../tournaments/sound-parts';
import { cellsOf, checkDesign, checkOutcome, nicheFaults } from './check-experiment';
import { apart, soundExperiment } from './sound-experiment';
import { checkCompute, checkDistinct, checkRuler, type Prepared, withoutTwins } from './check-contrasts';

export interface PreparedExperiment {
  readonly experiment: Experiment;
  /** In the order in which they run: seed by seed, so that what has finished is paired. */
  readonly cells: readonly { readonly cell: ExperimentCell; readonly tournament: Tournament }[];
  /** Worker processes to use at most. */
  readonly workers: number | undefined;
}

/** Why a cell's tournament is paused before its turn. */
export const WAITING = 'waits for its turn in an experiment';

type Problems = InvalidRequestError['errors'];

/** Throws an InvalidRequestError that names all fields that are wrong, each where the experiment's config says it. */
export async function prepareExperiment(
  body: unknown,
  corpora: CorpusStore,
  queue: WorkQueue,
  machine: Machine,
): Promise<PreparedExperiment> {
  const problems: Problems = plainFaults(body);
  const unplain = problems.map(({ field }) => field);
  const plain = unplain.length === 0 ? body : madePlain(body);
  let input: ExperimentInput | undefined;
  await toldTo(problems, () => (input = parseInput<ExperimentInput>(experimentSchema, plain)));
  const config = input?.config ?? soundExperiment(plain);
  if (!config) throw new InvalidRequestError(problems);
  await toldTo(problems, () => checkDesign(config));
  const design = designOf(problems.length === 0 ? config : apart(config));
  const prepared: Prepared<Tournament>[] = [];
  if (cellsOf(config) > MOST_CELLS) throw new InvalidRequestError(problems);
  const surveying = surveyedOnce(queue);
  const conditions = conditionsOf(design);
  for (const condition of conditions) {
    await others(); // have their turn: there may be a thousand
    const asked = { ...condition.config, name: config.name, notes: config.notes };
    try {
      const { tournament } = await prepareLaunch({ config: asked, seed: 0 }, corpora, surveying, machine);
      prepared.push({ condition, tournament });
    } catch (error) {
      if (!(error instanceof InvalidRequestError)) throw error;
      problems.push(...error.errors.map((problem) => toldWhere(problem, condition, design)));
    }
  }
  if (problems.length > 0) {
    const configs = prepared.map(({ tournament }) => tournament.config);
    const niches = conditions.map((condition) => soundNiches(condition.config).map(({ niche }) => niche.name));
    if (configs.length > 0) await toldTo(problems, () => checkOutcome(config, configs));
    else
      problems.push(
        ...nicheFaults(
          config.outcome.niche,
          niches.filter(({ length }) => length > 0),
        ),
      );
    throw new InvalidRequestError(withoutTwins(withoutEchoes(problems, unplain)));
  }
  await tellAll([
    () =>
      checkOutcome(
        config,
        prepared.map(({ tournament }) => tournament.config),
      ),
    () => checkDistinct(design, prepared),
    () => checkRuler(design, config, prepared),
    () => checkCompute(config, design, prepared),
  ]);
  const createdAt = new Date().toISOString();
  const cells = design.seeds.flatMap((seed) =>
    prepared.map(({ condition: { arm, levels }, tournament }) => {
      const id = newId();
      const named = { ...tournament.config, name: cellName(config.name, arm, levels, seed) };
      return {
        cell: { tournamentId: id, arm, levels, seed },
        tournament: { ...tournament, id, seed, createdAt, config: named, status: 'paused' as const, reason: WAITING },
      };
    }),
  );
  return { experiment: { id: newId(), config, createdAt }, cells, workers: input!.workers };
}

/** Of texts that cannot be kept, and of contrasts, what stands for them is not told of once more. */
function withoutEchoes(problems: Problems, unplain: readonly string[]): Problems {
  const standIns = (field: string): boolean => unplain.includes(field) || field.startsWith('config.contrasts.');
  return problems.filter(({ field }, at) => {
    const before = problems.slice(0, at).filter((other) => standIns(other.field));
    return !before.some((other) => field === other.field || field.startsWith(`${other.field}.`));
  });
}

/** Conditions mostly have the same texts: each is surveyed once. */
function surveyedOnce(queue: WorkQueue): WorkQueue {
  const known = new Map<string, Promise<unknown>>();
  return {
    submit<Kind extends JobKind>(job: JobOf<Kind>, options?: SubmitOptions) {
      const key = canonicalJson(job as unknown as Json);
      const result = known.get(key) ?? queue.submit(job, options);
      known.set(key, result);
      return result as Promise<JobResults[Kind]>;
    },
  };
}

/** Adds what a check refuses to the problems. */
async function toldTo(problems: Problems, check: () => unknown): Promise<void> {
  try {
    await check();
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    problems.push(...error.errors);
  }
}

export function designOf({ base, arms, seeds, factors, contrasts, report }: ExperimentConfig): Design {
  return { base, arms, seeds, factors, contrasts: contrasts ?? contrastsAgainstFirst(arms), report };
}

/** What the tournament of a cell is called. */
export function cellName(experiment: string, arm: string, levels: Levels, seed: number): string {
  return nameEndingIn(experiment, `: ${[arm, ...Object.values(levels)].join(', ')}, seed ${seed}`);
}

/** A problem of a tournament's config as one of the experiment's. */
function toldWhere({ field, message }: Problems[0], { arm, sourceOf }: Condition, { arms }: Design): Problems[0] {
  const [, inConfig] = /^config\.(.+)$/.exec(field) ?? [];
  if (inConfig === undefined) return { field: 'config', message: `of arm ${arm}: ${field} ${message}` };
  const source = sourceOf(inConfig);
  const { use } = arms.find(({ name }) => name === arm)!;
  return {
    field: `config.${source}`,
    message: source.endsWith('.use') ? `is ${use}; its ${inConfig} ${message}` : message,
  };
}
