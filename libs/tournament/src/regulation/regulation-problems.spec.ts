import type { TournamentConfig } from '../config';
import { REGULATION as regulation } from '../testing/regulation';
import { HEREDITY } from '../testing/world';
import { regulationProblems } from './regulation-problems';

const told = (config: Parameters<typeof regulationProblems>[0]): string[] =>
  regulationProblems(config).map(({ message }) => message);

it('lets a gene or regulation say how many modules there are, not both', () => {
  const searchSpace = { modules: { values: [2] } };
  expect(told({ regulation, searchSpace })).toEqual([
    'searchSpace.modules is {"values":[2]}; must be left out where there is regulation: regulation.modules says how many there are',
  ]);
  expect(told({ searchSpace })).toEqual([]);
});

it('refuses marks that nothing reads', () => {
  const idle = { ...HEREDITY, weights: 'darwinian', survivorsTrain: false } as const;
  const fields = (heredity: TournamentConfig['heredity']): string[] =>
    regulationProblems({ regulation, searchSpace: {}, heredity }).map(({ field }) => field);
  expect(fields(idle)).toEqual(['regulation.chromatin']);
  expect(fields({ ...idle, survivorsTrain: true })).toEqual([]);
  expect(fields({ ...idle, weights: 'lamarckian' })).toEqual([]);
});

it('refuses loci of modules where nobody has modules', () => {
  const searchSpace = { adapterRank: { values: [2] } };
  const right =
    'searchSpace.adapterRank is {"values":[2]}; must be left out where nobody has modules: searchSpace.modules or regulation.modules says how many there are';
  expect(told({ searchSpace })).toEqual([right]);
  expect(told({ searchSpace: { ...searchSpace, modules: { values: [0] } } })).toEqual([right]);
  expect(told({ searchSpace, regulation: { ...regulation, modules: 0 } })).toEqual([right]);
  expect(told({ searchSpace, regulation })).toEqual([]);
  expect(told({ searchSpace: { ...searchSpace, modules: { values: [0, 2] } } })).toEqual([]);
});
