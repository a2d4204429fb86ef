import { ApiProblem, type ApiClient } from '#client';
import type { ExperimentView, FoundView, TournamentView } from '#contracts';
import { CommandFailure } from './command-failure';
import { checkGeneration, type Wanted, withIds } from './find-ids';

const TOURNAMENTS = [
  { id: 'k3f9aaaa', name: 'Demo', status: 'finished', generation: 4, champion: { id: 'k3f9aaaa-4-5' } },
  { id: 'k3h2bbbb', name: 'Drift', status: 'paused', generation: 1, champion: null },
  { id: 'p7c4cccc', name: 'demo', status: 'paused', generation: -1, champion: null },
] as TournamentView[];
const NAMED: FoundView[] = [
  { kind: 'individual', id: 'k3f9aaaa-2-1', tournamentId: 'k3f9aaaa', name: 'Ishmael', notes: null },
  { kind: 'individual', id: 'k3f9aaaa-2-2', tournamentId: 'k3f9aaaa', name: 'Ahab', notes: 'not Ishmael' },
];
const INDIVIDUALS = ['k3f9aaaa-0-0', 'k3f9aaaa-2-1', 'k3f9aaaa-4-5'];
const unknown = (id: string) => new ApiProblem({ type: '', title: '', status: 404, detail: `there is no ${id}` });

const EXPERIMENTS = [{ id: 'x5x5x5x5', name: 'Does it pay?', status: 'finished' }] as ExperimentView[];

const api = {
  tournaments: async () => ({ rows: TOURNAMENTS, next: null }),
  tournament: async (id: string) => TOURNAMENTS.find((each) => each.id === id),
  search: async () => NAMED,
  experiments: async ({ called = '' }: { called?: string }) => {
    const rows = EXPERIMENTS.filter(({ id, name }) => id.startsWith(called) || name.toLowerCase() === called);
    return { rows, next: null };
  },
} as unknown as ApiClient;

/** Ids that the server knows of the kind that is wanted. */
function find(wanted: Wanted, ...words: string[]): Promise<string[]> {
  const known = { tournament: TOURNAMENTS.map(({ id }) => id), individual: INDIVIDUALS };
  const all = wanted === 'either' ? [...known.tournament, ...known.individual] : known[wanted];
  return withIds(api, wanted, words, async (...ids) => {
    for (const id of ids) if (!all.includes(id)) throw unknown(id);
    return ids;
  });
}

it.each<[Wanted, string, string]>([
  ['tournament', 'k3f9aaaa', 'k3f9aaaa'],
  ['tournament', 'k3f', 'k3f9aaaa'],
  ['tournament', 'drift', 'k3h2bbbb'],
  ['individual', 'k3f9aaaa-0-0', 'k3f9aaaa-0-0'],
  ['individual', 'k3f-4-5', 'k3f9aaaa-4-5'],
  ['individual', 'ishmael', 'k3f9aaaa-2-1'],
  ['either', 'Ishmael', 'k3f9aaaa-2-1'],
  ['either', 'p', 'p7c4cccc'],
])('takes, where %s is wanted, %s for %s', async (wanted, word, id) => {
  expect(await find(wanted, word)).toEqual([id]);
});

it('takes each of several words for its own', async () => {
  expect(await find('tournament', 'p7', 'Drift')).toEqual(['p7c4cccc', 'k3h2bbbb']);
});

it.each<[Wanted, string, string]>([
  ['tournament', 'k3f9aaaa-4-5', 'k3f9aaaa-4-5 is an individual; its tournament is k3f9aaaa'],
  ['individual', 'k3f9aaaa', 'such as its champion k3f9aaaa-4-5'],
  ['individual', 'Drift', 'Drift is a tournament; must be an individual, <tournament>-<generation>-<number>'],
  ['tournament', 'Demo', 'could be any of these; give more of the id:\n  k3f9aaaa  Demo, finished\n  p7c4cccc  demo'],
  ['tournament', 'x5x5x5x5', 'x5x5x5x5 is an experiment; `clade experiment show x5x5x5x5` shows it'],
  ['individual', 'does it pay?', 'does it pay? is an experiment; `clade experiment show x5x5x5x5`'],
  ['tournament', 'k3', '"k3" could be any of these'],
])('says, where %s is wanted, what is wrong with %s', async (wanted, word, problem) => {
  await expect(find(wanted, word)).rejects.toThrow(CommandFailure);
  await expect(find(wanted, word)).rejects.toThrow(problem);
});

it('leaves what is unknown as the server problem it', async () => {
  await expect(find('tournament', 'none')).rejects.toThrow(unknown('none'));
  await expect(find('individual', 'k3f9aaaa-9-9')).rejects.toThrow(unknown('k3f9aaaa-9-9'));
});

it('knows generations up to the newest that opened', async () => {
  await checkGeneration(api, 'k3f9aaaa', 4);
  await checkGeneration(api, 'k3h2bbbb', 1);
  await expect(checkGeneration(api, 'k3h2bbbb', 2)).rejects.toThrow('the newest generation of k3h2bbbb is 1');
  await expect(checkGeneration(api, 'k3f9aaaa', 5)).rejects.toThrow('the newest generation of k3f9aaaa is 4');
});
