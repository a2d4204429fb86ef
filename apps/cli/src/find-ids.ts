/** Words for ids: an id may be cut short where that is plain, and a name stands for what bears it. */
import { allRows, ApiProblem, type ApiClient } from '#client';
import type { FoundView, TournamentView } from '#contracts';
import { CommandFailure, EXIT, WrongUsage } from './command-failure';
import { experimentCalled } from './find-experiment';
import { isIndividual, tournamentOf } from './is-individual';
import { safeLine } from './show/safe-text';

/** What a command wants to hear of. */
export type Wanted = 'tournament' | 'individual' | 'either';

/**
 * Does `work` with the ids that people gave. Where the server knows nothing by them, it is done with those that they abbreviate or name.
 * Throws a CommandFailure that lists what a word could stand for, or says that it is of the other kind.
 */
export async function withIds<Result>(
  api: ApiClient,
  wanted: Wanted,
  words: readonly string[],
  work: (...ids: string[]) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(...words);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.status !== 404) throw error;
    const ids: string[] = [];
    for (const word of words) ids.push(await findId(api, wanted, word));
    if (ids.every((id, index) => id === words[index])) {
      for (const word of words) await refuseExperiment(api, word);
      throw error;
    }
    return work(...ids);
  }
}

/** Throws a CommandFailure where the word is that of an experiment. */
async function refuseExperiment(api: ApiClient, word: string): Promise<void> {
  const experiment = await experimentCalled(api, word);
  if (!experiment) return;
  const shown = `\`clade experiment show ${experiment.id}\` shows it with its tournaments`;
  throw new CommandFailure(`${word} is an experiment; ${shown}`, EXIT.notFound);
}

/** The word itself where nothing is known by it. */
async function findId(api: ApiClient, wanted: Wanted, word: string): Promise<string> {
  if (wanted === 'tournament' && isIndividual(word)) {
    throw new CommandFailure(`${word} is an individual; its tournament is ${tournamentOf(word)}`, EXIT.notFound);
  }
  if (isIndividual(word)) {
    const tournament = await findTournament(api, tournamentOf(word));
    return tournament ? word.replace(tournamentOf(word), tournament.id) : word;
  }
  if (wanted === 'individual') return findIndividual(api, word);
  const found = (await findTournament(api, word)) ?? (wanted === 'either' && (await individualCalled(api, word)));
  return found ? found.id : word;
}

async function findTournament(api: ApiClient, word: string): Promise<TournamentView | undefined> {
  const all: TournamentView[] = [];
  for await (const tournament of allRows((cursor) => api.tournaments({ cursor, all: true }))) all.push(tournament);
  const exact = all.find(({ id }) => id === word);
  if (exact) return exact;
  const meant = all.filter(({ id, name }) => id.startsWith(word) || isCalled(word, name));
  return onlyOne(word, meant, ({ id, name, status }) => `${id}  ${safeLine(name)}, ${status}`);
}

async function individualCalled(api: ApiClient, word: string): Promise<FoundView | undefined> {
  const found = await api.search(word);
  const called = found.filter(({ kind, name }) => kind === 'individual' && isCalled(word, name ?? ''));
  return onlyOne(word, called, ({ id, name }) => `${id}  ${safeLine(name ?? '')}`);
}

async function findIndividual(api: ApiClient, word: string): Promise<string> {
  const individual = await individualCalled(api, word);
  if (individual) return individual.id;
  const tournament = await findTournament(api, word);
  if (!tournament) return word;
  const { id, champion } = tournament;
  const example = champion ? `its champion ${champion.id}` : `${id}-0-0`;
  throw new NoIndividual(
    `${word} is a tournament; must be an individual, <tournament>-<generation>-<number>, such as ${example}`,
    EXIT.notFound,
  );
}

/** A word for an individual is that of a tournament. */
export class NoIndividual extends CommandFailure {}

/** Throws a WrongUsage where the tournament has not come to the generation of an option. */
export async function checkGeneration(api: ApiClient, tournamentId: string, generation?: number): Promise<void> {
  if (generation === undefined) return;
  const { generation: newest } = await api.tournament(tournamentId);
  if (generation <= newest) return;
  const has = newest < 0 ? `${tournamentId} has none yet` : `the newest generation of ${tournamentId} is ${newest}`;
  throw new WrongUsage(`--generation is ${generation}; ${has}`);
}

function isCalled(word: string, name: string): boolean {
  return word.trim().toLowerCase() === name.trim().toLowerCase();
}

function onlyOne<Thing>(word: string, things: readonly Thing[], line: (thing: Thing) => string): Thing | undefined {
  if (things.length < 2) return things[0];
  const lines = things.map((thing) => `  ${line(thing)}`).join('\n');
  throw new CommandFailure(
    `${JSON.stringify(word)} could be any of these; give more of the id:\n${lines}`,
    EXIT.notFound,
  );
}
