/** From what a person asks for to a tournament that can begin: corpora pinned, surveyed, and the budget checked. Nothing is kept before all of it holds. */
import { randomInt, randomUUID } from 'node:crypto';
import { InvalidValueError } from '#base';
import type { EngineName } from '#engines';
import { DEFAULT_SEARCH_SPACE, narrowSpace } from '#genome';
import { init } from '#selection';
import { CorpusError, type CorpusStore } from '#sources';
import {
  checkArena,
  checkBudget,
  type NicheConfig,
  type Tournament,
  type TournamentConfig,
  type WorkQueue,
} from '#tournament';
import type { ConfigInput } from '../schemas/config.schema';
import type { LaunchInput } from '../schemas/requests.schema';
import { InvalidRequestError } from '../shared/errors';
import { PROCESSOR } from '../shared/this-machine';

/** Throws an InvalidRequestError that names the fields. */
export async function prepareLaunch(
  { config: input, seed }: LaunchInput,
  corpora: CorpusStore,
  queue: WorkQueue,
  engine: EngineName,
): Promise<Tournament> {
  const niches = await Promise.all(input.niches.map((niche, index) => pin(niche, index, corpora)));
  const { $schema: _, ...rest } = input;
  const config: TournamentConfig = { ...rest, niches };
  const space = await naming('config.searchSpace.', () => narrowSpace(DEFAULT_SEARCH_SPACE, config.searchSpace));
  await naming('config.breeding.', () => init({ niches, ...config.breeding }, space, 0));
  await naming('config.', () => checkArena(config));
  const texts = niches.map(({ name, sha256 }) => ({ niche: name, sha256 }));
  const survey = await naming('config.', () =>
    queue.submit({ kind: 'survey', texts, vocabularyLimit: config.vocabularyLimit }),
  );
  await naming('config.', () => checkBudget(space, survey.vocabulary.length, config.budget));
  return {
    id: randomUUID().slice(0, 8),
    seed: seed ?? randomInt(2 ** 48 - 1),
    config,
    status: 'running',
    reason: null,
    survey,
    anchors: {},
    generation: -1,
    champion: null,
    champions: [],
    lineageHash: null,
    engine,
    processor: PROCESSOR,
    tokensTrained: 0,
    seconds: 0,
    createdAt: new Date().toISOString(),
  };
}

async function pin(niche: ConfigInput['niches'][number], index: number, corpora: CorpusStore): Promise<NicheConfig> {
  const field = `config.niches.${index}`;
  const corpus = niche.corpus ?? niche.name;
  try {
    const { sha256 } = await corpora.read(corpus);
    if (niche.sha256 !== undefined && niche.sha256 !== sha256) {
      const message = `is ${niche.sha256}, but corpus ${corpus} has ${sha256}`;
      throw new InvalidRequestError([{ field: `${field}.sha256`, message }]);
    }
    return { name: niche.name, corpus, sha256, capacity: niche.capacity };
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    throw new InvalidRequestError([{ field: `${field}.corpus`, message: error.message }]);
  }
}

/** Runs `check`; an invalid value is told as a field of the request. */
async function naming<Result>(prefix: string, check: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    const message = `is ${JSON.stringify(error.value)}; expected ${error.expected}`;
    throw new InvalidRequestError([{ field: `${prefix}${error.field}`, message }]);
  }
}
