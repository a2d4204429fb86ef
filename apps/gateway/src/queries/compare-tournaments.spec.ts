import type { TournamentView } from '#contracts';
import { compareTournaments } from './compare-tournaments';

const tournament = (id: string, config: object, seed = 1, niches = ['moby']) =>
  ({
    id,
    name: id,
    status: 'finished',
    seed,
    config: { name: id, ...config },
    champion: null,
    champions: [],
    niches: niches.map((name) => ({ name })),
  }) as unknown as TournamentView;
const bestOf = (generation: number, best: Record<string, number>) =>
  Object.entries(best).map(([subject, value]) => ({ generation, subject, value }));

it('tells the fields that differ by their path, and null where there is none', () => {
  const one = tournament('a', { notes: 'x', generations: 3, breeding: { elites: 1, rate: 0.5 }, arena: null });
  const other = tournament('b', { generations: 3, breeding: { elites: 2, rate: 0.5 }, arena: { rounds: 6 } }, 2);
  const { differences } = compareTournaments([one, other].map((each) => ({ tournament: each, best: [] })));
  expect(differences).toEqual([
    { field: 'arena.rounds', values: [null, 6] },
    { field: 'breeding.elites', values: [1, 2] },
    { field: 'seed', values: [1, 2] },
  ]);
});

it('tells the best of each niche generation by generation, as far as the longest went', () => {
  const compared = [
    { tournament: tournament('a', {}), best: [...bestOf(0, { moby: 3 }), ...bestOf(1, { moby: 2.5 })] },
    { tournament: tournament('b', {}, 1, ['moby', 'sotu']), best: bestOf(0, { sotu: 4 }) },
  ];
  const { niches, differences, tournaments } = compareTournaments(compared);
  expect(differences).toEqual([]);
  expect(tournaments.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(niches).toEqual([
    {
      niche: 'moby',
      generations: [
        { generation: 0, bestBitsPerCharacter: [3, null] },
        { generation: 1, bestBitsPerCharacter: [2.5, null] },
      ],
    },
    {
      niche: 'sotu',
      generations: [
        { generation: 0, bestBitsPerCharacter: [null, 4] },
        { generation: 1, bestBitsPerCharacter: [null, null] },
      ],
    },
  ]);
});
