/** From what a person asks for to a tournament that can begin: corpora pinned, surveyed, and the budget checked. Nothing is kept before all of it holds. */
import { PROCESSOR } from '#engines';
import { randomInt } from 'node:crypto';
import { CorpusError, type CorpusStore } from '#sources';
import { type Change, valuesIn } from '#environment';
import {
  type NicheConfig,
  type Survey,
  textsOf,
  type Tournament,
  type TournamentConfig,
  type WorkQueue,
} from '#tournament';
import { type LaunchInput, launchSchema } from '#contracts';
import { InvalidRequestError, tellAll } from '../shared/errors';
import { newId } from '../shared/new-id';
import { parseInput } from '../shared/parse-input';
import { withPlain } from '../shared/with-plain';
import { checkAffordable, checkConfig, checkTexts } from './check-config';
import type { Machine } from './check-machine';
import { otherSoundParts, type SoundNiche, soundNiches } from './sound-parts';

export interface PreparedLaunch {
  readonly tournament: Tournament;
  /** Worker processes to use at most. */
  readonly workers: number | undefined;
}

/** Rejects what is not to be launched, before anything is computed for it. */
export type Afford = (config: TournamentConfig) => Promise<void>;

/**
 * Throws an InvalidRequestError that names all fields that are wrong: each part of the config is checked whatever the others are. Given
 * `afford`, whose errors it throws, texts are not surveyed unless all else is right.
 */
export function prepareLaunch(
  body: unknown,
  corpora: CorpusStore,
  queue: WorkQueue,
  machine: Machine,
  afford?: Afford,
): Promise<PreparedLaunch> {
  return withPlain(body, (plain) => preparePlain(plain, corpora, queue, machine, afford));
}

async function preparePlain(
  body: unknown,
  corpora: CorpusStore,
  queue: WorkQueue,
  machine: Machine,
  afford?: Afford,
): Promise<PreparedLaunch> {
  const given = (body as { readonly config?: unknown } | null | undefined)?.config;
  const niches = soundNiches(given);
  const others = otherSoundParts(given);
  const pinned = new Map<number, NicheConfig>();
  const corporaNamed = new Map<string, string>();
  let input!: LaunchInput;
  let survey!: Survey;
  const configOf = ({ config: { $schema: _, ...rest } }: LaunchInput): TournamentConfig => {
    return { ...rest, niches: [...pinned.values()], corpora: listOf(corporaNamed) };
  };
  const cheap = [
    () => (input = parseInput(launchSchema, body)),
    ...niches.map((niche) => async () => pinned.set(niche.index, await pin(niche, corpora))),
    ...others.environment.flatMap((change, at) =>
      othersNamed(change, niches).map((name) => async () => {
        corporaNamed.set(name, await pinNamed(name, at, others.corpora ?? [], corpora));
      }),
    ),
    () => checkConfig({ ...others, niches: niches.map(({ niche }) => ({ ...niche, sha256: '' })) }),
  ];
  const dear = [
    async () => {
      if (pinned.size === 0) return;
      const texts = textsOf({ niches: [...pinned.values()], corpora: listOf(corporaNamed) });
      const job = { kind: 'survey', texts, vocabularyLimit: others.vocabularyLimit ?? 512 } as const;
      survey = await queue.submit(job, { isAwaited: true });
      await tellAll([
        () => checkTexts(others, pinned, survey),
        // other tournaments may train at the same time, so that each of the machine's workers has its share
        () => checkAffordable(others, survey.vocabulary.length, machine),
      ]);
    },
  ];
  if (afford) {
    await tellAll(cheap);
    await afford(configOf(input));
  }
  await tellAll(afford ? dear : [...cheap, ...dear]);
  const tournament: Tournament = {
    id: newId(),
    forkOf: null,
    seed: input.seed ?? randomInt(2 ** 48 - 1),
    config: configOf(input),
    status: 'running',
    reason: null,
    survey,
    baselines: {},
    generation: -1,
    champion: null,
    champions: [],
    communities: [],
    lineageHash: null,
    engine: machine.engine,
    processor: PROCESSOR,
    tokensTrained: 0,
    seconds: 0,
    createdAt: new Date().toISOString(),
  };
  return { tournament, workers: input.workers };
}

/** Corpora that a change names, but for those that its niches have anyway. */
function othersNamed(change: Change, niches: readonly SoundNiche[]): readonly string[] {
  if (change.set !== 'corpus') return [];
  const own = niches.filter(({ niche }) => change.niche === undefined || change.niche === niche.name);
  const names = new Set(valuesIn(change).map(String));
  return [...names].filter((name) => own.some(({ niche }) => niche.corpus !== name));
}

/** The hash of a corpus that a change names, which must be the one that is asked for, if one is. */
async function pinNamed(
  name: string,
  at: number,
  asked: TournamentConfig['corpora'],
  corpora: CorpusStore,
): Promise<string> {
  const { sha256 } = await found(name, `config.environment.${at}`, corpora);
  const index = asked.findIndex((one) => one.name === name);
  if (index < 0 || asked[index].sha256 === sha256) return sha256;
  const message = `is ${asked[index].sha256}, but corpus ${name} has ${sha256}`;
  throw new InvalidRequestError([{ field: `config.corpora.${index}.sha256`, message }]);
}

function listOf(named: ReadonlyMap<string, string>): TournamentConfig['corpora'] {
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, sha256]) => ({ name, sha256 }));
}

/** Throws an InvalidRequestError that names the field where there is no such corpus. */
async function found(corpus: string, field: string, corpora: CorpusStore): Promise<{ readonly sha256: string }> {
  try {
    return await corpora.read(corpus);
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    throw new InvalidRequestError([{ field, message: error.message }]);
  }
}

/** The niche with the hash of its corpus, which must be the one that is asked for, if one is. */
async function pin({ index, niche }: SoundNiche, corpora: CorpusStore): Promise<NicheConfig> {
  const { corpus, sha256: asked } = niche;
  const field = `config.niches.${index}`;
  const { sha256 } = await found(corpus, `${field}.corpus`, corpora);
  if (asked === undefined || asked === sha256) return { ...niche, sha256 };
  const message = `is ${asked}, but corpus ${corpus} has ${sha256}`;
  throw new InvalidRequestError([{ field: `${field}.sha256`, message }]);
}
