/** Words for experiments: an id may be cut short where it is plain whose it is, and a name stands for what bears it. */
import { allRows, type ApiClient } from '#client';
import type { ExperimentView } from '#contracts';
import { CommandFailure, EXIT } from './command-failure';
import { safeLine } from './show/safe-text';

/** That are named where a word could be any of many. */
const NAMED = 20;
/** No name has more characters. */
const LONGEST = 80;

/** The word itself where nothing is known by it. Throws a CommandFailure where it is a tournament's, or could be of several experiments. */
export async function findExperiment(api: ApiClient, word: string): Promise<string> {
  const found = await experimentCalled(api, word);
  if (found) return found.id;
  const tournament = await onlyTournament(api, word);
  if (tournament === undefined) return word;
  throw new CommandFailure(`${word} is a tournament; \`clade show ${tournament}\` shows it`, EXIT.notFound);
}

/** That whose id begins so, where there is one alone; the cells of experiments too. */
async function onlyTournament(api: ApiClient, word: string): Promise<string | undefined> {
  if (word === '') return undefined;
  const meant: string[] = [];
  for await (const { id } of allRows((cursor) => api.tournaments({ cursor, all: true }))) {
    if (id.startsWith(word)) meant.push(id);
  }
  return meant.length === 1 ? meant[0] : undefined;
}

/** Undefined where nothing is known by the word. Throws a CommandFailure that lists what it could stand for. */
export async function experimentCalled(api: ApiClient, word: string): Promise<ExperimentView | undefined> {
  const called = word.trim();
  if (called === '' || called.length > LONGEST) return undefined;
  const { rows: meant } = await api.experiments({ called, limit: NAMED });
  const exact = meant.find(({ id }) => id === word);
  if (exact) return exact;
  if (meant.length > 1) throw new CommandFailure(ambiguous(word, meant), EXIT.notFound);
  return meant[0];
}

function ambiguous(word: string, meant: readonly ExperimentView[]): string {
  const lines = meant.map(({ id, name, status }) => `  ${id}  ${safeLine(name)}, ${status}`);
  return `${JSON.stringify(word)} could be any of these; give more of the id:\n${lines.join('\n')}`;
}
