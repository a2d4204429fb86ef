/** From what a person asks for to a tournament that can begin: corpora pinned, surveyed, and the budget checked. Nothing is kept before all of it holds. */
import { randomInt } from 'node:crypto';
import type { EngineName } from '#engines';
import { CorpusError, type CorpusStore } from '#sources';
import type { NicheConfig, Tournament, TournamentConfig, WorkQueue } from '#tournament';
import type { LaunchInput } from '../schemas/requests.schema';
import { InvalidRequestError, tellAll } from '../shared/errors';
import { newId } from '../shared/new-id';
import { PROCESSOR } from '../shared/this-machine';
import { checkAffordable, checkConfig, checkTexts } from './check-config';

/** Throws an InvalidRequestError that names the fields. */
export async function prepareLaunch(
  { config: input, seed }: LaunchInput,
  corpora: CorpusStore,
  queue: WorkQueue,
  engine: EngineName,
): Promise<Tournament> {
  const { $schema: _, ...rest } = input;
  const niches: NicheConfig[] = [];
  const config: TournamentConfig = { ...rest, niches };
  await tellAll([
    ...input.niches.map((niche, index) => async () => {
      const { name, corpus = name, demes = [{ name, capacity: niche.capacity! }] } = niche;
      const unpinned = { name, corpus, sha256: '', demes };
      niches.push(unpinned);
      unpinned.sha256 = await pin(corpus, niche.sha256, index, corpora);
    }),
    () => checkConfig(config),
  ]);
  const texts = niches.map(({ name, sha256 }) => ({ niche: name, sha256 }));
  const survey = await queue.submit({ kind: 'survey', texts, vocabularyLimit: config.vocabularyLimit });
  await tellAll([() => checkTexts(config, survey), () => checkAffordable(config, survey.vocabulary.length)]);
  return {
    id: newId(),
    seed: seed ?? randomInt(2 ** 48 - 1),
    config,
    status: 'running',
    reason: null,
    survey,
    baselines: {},
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

/** The hash of a corpus, which must be the one that is asked for, if one is. */
async function pin(corpus: string, expected: string | undefined, niche: number, corpora: CorpusStore): Promise<string> {
  const field = `config.niches.${niche}`;
  try {
    const { sha256 } = await corpora.read(corpus);
    if (expected === undefined || expected === sha256) return sha256;
    const message = `is ${expected}, but corpus ${corpus} has ${sha256}`;
    throw new InvalidRequestError([{ field: `${field}.sha256`, message }]);
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    throw new InvalidRequestError([{ field: `${field}.corpus`, message: error.message }]);
  }
}
