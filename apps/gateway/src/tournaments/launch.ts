/** From what a person asks for to a tournament that can begin: corpora pinned, surveyed, and the budget checked. Nothing is kept before all of it holds. */
import { randomInt } from 'node:crypto';
import type { EngineName } from '#engines';
import { CorpusError, type CorpusStore } from '#sources';
import type { NicheConfig, Tournament, TournamentConfig, WorkQueue } from '#tournament';
import type { ConfigInput } from '../schemas/config.schema';
import type { LaunchInput } from '../schemas/requests.schema';
import { InvalidRequestError } from '../shared/errors';
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
  const niches = await Promise.all(input.niches.map((niche, index) => pin(niche, index, corpora)));
  const { $schema: _, ...rest } = input;
  const config: TournamentConfig = { ...rest, niches };
  await checkConfig(config);
  const texts = niches.map(({ name, sha256 }) => ({ niche: name, sha256 }));
  const survey = await queue.submit({ kind: 'survey', texts, vocabularyLimit: config.vocabularyLimit });
  checkTexts(config, survey);
  await checkAffordable(config, survey.vocabulary.length);
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

async function pin(niche: ConfigInput['niches'][number], index: number, corpora: CorpusStore): Promise<NicheConfig> {
  const field = `config.niches.${index}`;
  const corpus = niche.corpus ?? niche.name;
  try {
    const { sha256 } = await corpora.read(corpus);
    if (niche.sha256 !== undefined && niche.sha256 !== sha256) {
      const message = `is ${niche.sha256}, but corpus ${corpus} has ${sha256}`;
      throw new InvalidRequestError([{ field: `${field}.sha256`, message }]);
    }
    const demes = niche.demes ?? [{ name: niche.name, capacity: niche.capacity! }];
    return { name: niche.name, corpus, sha256, demes };
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    throw new InvalidRequestError([{ field: `${field}.corpus`, message: error.message }]);
  }
}
