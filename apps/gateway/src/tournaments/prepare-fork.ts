/** From what a person asks for to forks that can begin. Nothing is kept before all of it holds. */
import { randomInt } from 'node:crypto';
import { InvalidValueError } from '#base';
import { type ForkInput, forkSchema } from '#contracts';
import type { CorpusStore } from '#sources';
import {
  type Change,
  forkProblems,
  livingAtTheEndOf,
  startChange,
  startOfFork,
  type Tournament,
  type TournamentStore,
  type Trained,
  withProjection,
  type WorkQueue,
} from '#tournament';
import type { WeightFiles } from '#weights';
import { InvalidRequestError, tellAll } from '../shared/errors';
import { nameEndingIn } from '../shared/name-ending-in';
import { newId } from '../shared/new-id';
import { parseInput } from '../shared/parse-input';
import { withPlain } from '../shared/with-plain';
import type { Machine } from './check-machine';
import { forkConfig } from './fork-config';
import { type PreparedLaunch, prepareLaunch } from './launch';
import { otherSoundParts, soundNiches } from './sound-parts';

export interface ForkPorts {
  readonly store: TournamentStore;
  readonly corpora: CorpusStore;
  readonly queue: WorkQueue;
  readonly weights: Pick<WeightFiles, 'sizeOf'>;
}

export interface PreparedForks {
  readonly forks: readonly { readonly tournament: Tournament; readonly start: Change }[];
  readonly workers: number | undefined;
}

/** Symbols that are named where many are missing. */
const NAMED = 10;

/** Throws an InvalidRequestError that names all fields that are wrong. */
export function prepareForks(
  source: Tournament,
  body: unknown,
  ports: ForkPorts,
  machine: Machine,
): Promise<PreparedForks> {
  return withPlain(body, (plain) => preparePlain(source, plain, ports, machine));
}

async function preparePlain(
  source: Tournament,
  body: unknown,
  ports: ForkPorts,
  machine: Machine,
): Promise<PreparedForks> {
  const given = body as Partial<ForkInput> | null | undefined;
  const { data: at } = forkSchema.shape.at.safeParse(given?.at); // whatever else is wrong, the config is checked
  const { data: set } = forkSchema.shape.set.safeParse(given?.set);
  let input!: ForkInput;
  let [living, prepared]: [readonly Trained[], Tournament | undefined] = [[], undefined];
  await tellAll([
    () => (input = parseInput(forkSchema, body)),
    async () => {
      if (at === undefined) return;
      living = await livingAt(source, at, ports);
      if (set) prepared = await prepareConfig(source, at, set, living, ports, machine);
    },
  ]);
  const forks: PreparedForks['forks'][number][] = [];
  for (const [index, seed] of seedsOf(source, input).entries()) {
    const config = withProjection(named(prepared!.config, input, index), source, seed);
    const fork = { ...prepared!, id: newId(), seed, config };
    const { forkOf, start } = await startOfFork(ports.store, source, input.at, living, fork);
    const tournament = { ...fork, forkOf, generation: input.at };
    forks.push({ tournament, start: startChange(tournament, start) });
  }
  return { forks, workers: input.workers };
}

/** Those who lived as a closed generation ended, whose weights are all here. */
async function livingAt(source: Tournament, at: number, ports: ForkPorts): Promise<readonly Trained[]> {
  const { id, forkOf } = source;
  const first = forkOf?.generation ?? 0;
  const last = (await ports.store.generations(id)).at(-1)?.generation ?? forkOf?.generation ?? -1;
  if (at < first || at > last) {
    const range =
      last < first ? `none has closed yet` : first === last ? `${last} alone is` : `${first} to ${last} are`;
    refuse('at', at, `a closed generation of ${id}: ${range}`);
  }
  const living = await livingAtTheEndOf(ports.store, source, at);
  if (living.length === 0) refuse('at', at, `a generation that somebody viable lived in`);
  const missing = await withoutWeights(living, ports.weights);
  if (missing > 0) {
    const which = `the weights of ${missing} of the ${living.length} who lived as it closed are not in this data folder`;
    refuse(
      'at',
      at,
      `a generation whose weights are here: ${which}; clade verify ${id} writes them anew if it is finished`,
    );
  }
  return living;
}

async function withoutWeights(living: readonly Trained[], weights: ForkPorts['weights']): Promise<number> {
  const isThere = async (hash: string | null): Promise<boolean> =>
    hash === null || (await weights.sizeOf(hash)) !== undefined;
  let missing = 0;
  for (const { life } of living) {
    const files = [life.weights, life.optimizerState, life.birthWeights];
    if ((await Promise.all(files.map(isThere))).includes(false)) missing++;
  }
  return missing;
}

/** All that a launch checks of the config, and what a fork asks of it. */
async function prepareConfig(
  source: Tournament,
  at: number,
  set: ForkInput['set'],
  living: readonly Trained[],
  { store, corpora, queue }: ForkPorts,
  machine: Machine,
): Promise<Tournament> {
  const { interventions } = (await store.environment(source.id, at))!;
  const config = forkConfig(source.config, interventions, at, set);
  let prepared: PreparedLaunch | undefined;
  const given = { ...otherSoundParts(config), niches: soundNiches(config).map(({ niche }) => niche) };
  try {
    await tellAll([
      async () => (prepared = await prepareLaunch({ config }, corpora, queue, machine)),
      () => tellProblems(forkProblems(source.config, at, living, given)),
      () => prepared && checkSymbols(source, prepared.tournament),
    ]);
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    const errors = error.errors.map(({ field, message }) => ({ field: field.replace(/^config\b/, 'set'), message }));
    throw new InvalidRequestError(errors);
  }
  const { tournament } = prepared!;
  return { ...tournament, survey: { ...tournament.survey, vocabulary: source.survey.vocabulary } };
}

/** The vocabulary stays: weights are of it. */
function checkSymbols({ id, survey }: Tournament, fork: Tournament): void {
  const known = new Set(survey.vocabulary);
  const missing = fork.survey.vocabulary.filter((symbol) => !known.has(symbol));
  if (missing.length === 0) return;
  const some = missing.slice(0, NAMED).map((symbol) => JSON.stringify(symbol));
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
  const corpora = fork.config.niches.map(({ corpus }) => corpus);
  tellProblems([
    new InvalidValueError(
      'niches',
      corpora,
      `of texts in the vocabulary of ${id}, which lacks ${some.join(', ')}${more}`,
    ),
  ]);
}

function tellProblems(problems: readonly InvalidValueError[]): void {
  if (problems.length === 0) return;
  throw new InvalidRequestError(problems.map(({ field, problem }) => ({ field: `config.${field}`, message: problem })));
}

function refuse(field: string, value: unknown, right: string): never {
  throw new InvalidRequestError([{ field, message: new InvalidValueError(field, value, right).problem }]);
}

/** That of the source where none is asked for: without changes the fork then is what the source was. */
function seedsOf({ seed }: Tournament, { seeds, replicates }: ForkInput): readonly number[] {
  if (seeds) return seeds;
  return replicates === undefined ? [seed] : Array.from({ length: replicates }, () => randomInt(2 ** 48 - 1));
}

function named(
  config: Tournament['config'],
  { seeds, replicates = 1 }: ForkInput,
  index: number,
): Tournament['config'] {
  const count = seeds?.length ?? replicates;
  if (count === 1) return config;
  return { ...config, name: nameEndingIn(config.name, `, ${index + 1} of ${count}`) };
}
