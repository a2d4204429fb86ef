import type { ApiClient } from '#client';
import type { ExperimentView } from '#contracts';
import { CommandFailure, EXIT } from './command-failure';
import { safeLine } from './show/safe-text';

/** An id may be cut short where it is plain whose it is, and a name stands for what bears it; the word itself where nothing is known by it. */
export async function findExperiment(api: ApiClient, word: string): Promise<string> {
  const all = await api.experiments();
  const exact = all.find(({ id }) => id === word);
  if (exact) return exact.id;
  const meant = all.filter(({ id, name }) => id.startsWith(word) || name.toLowerCase() === word.trim().toLowerCase());
  if (meant.length > 1) throw new CommandFailure(ambiguous(word, meant), EXIT.notFound);
  return meant[0]?.id ?? word;
}

function ambiguous(word: string, meant: readonly ExperimentView[]): string {
  const lines = meant.map(({ id, name, status }) => `  ${id}  ${safeLine(name)}, ${status}`);
  return `${JSON.stringify(word)} could be any of these; give more of the id:\n${lines.join('\n')}`;
}
