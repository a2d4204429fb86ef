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

it('refuses how regulation would vary where it does not', () => {
  const appraisal = { candidates: 16, rounds: 2, symbols: 128, texts: 'present', winner: 'best', rates: {} } as const;
  const fields = (own: Partial<typeof regulation>, crossoverRate: number): string[] =>
    regulationProblems({ regulation: { ...regulation, ...own }, searchSpace: {}, breeding: { crossoverRate } }).map(({ field }) => field.replace('regulation.', '')); // prettier-ignore
  const { rates } = regulation;
  expect(fields({ rates: { ...rates, recombination: 0.5 } }, 0)).toEqual(['rates.recombination']);
  expect(fields({ rates: { ...rates, recombination: 0.5 } }, 0.1)).toEqual([]);
  expect(fields({ rates: { ...rates, recombination: 0.5 }, appraisal }, 0)).toEqual([]);
  expect(fields({ rates: { ...rates, strength: 0, step: 0.2 } }, 0.1)).toEqual(['rates.step']);
  expect(fields({ rates: { ...rates, strength: 0, step: 0.05 } }, 0)).toEqual([]);
  expect(fields({ appraisal, modules: 0 }, 0)).toEqual(['appraisal']);
  expect(fields({ appraisal, rates: { ...rates, motif: 0, promoter: 0, strength: 0 } }, 0)).toEqual(['appraisal']);
  const still = { ...rates, motif: 0, promoter: 0, strength: 0 };
  expect(fields({ appraisal: { ...appraisal, rates: { strength: 0.1, step: 0.2 } }, rates: still }, 0)).toEqual([]);
  expect(fields({ appraisal: { ...appraisal, rates: { motif: 0, promoter: 0, strength: 0 } } }, 0)).toEqual(['appraisal']); // prettier-ignore
  expect(fields({ appraisal }, 0)).toEqual([]);
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

it('refuses marks and cues that nobody reads, and shuffled cues of texts that nobody can foresee', () => {
  const fields = (change: Partial<typeof regulation>, environment: TournamentConfig['environment'] = []): string[] => {
    return regulationProblems({ regulation: { ...regulation, ...change }, environment, searchSpace: {} }).map(({ message }) => message); // prettier-ignore
  };
  const shuffled = { ...regulation.cue, of: 'shuffled' } as const;
  expect(fields({ cue: shuffled })).toEqual([]);
  expect(fields({ expression: 'blind' })).toEqual([]);
  const rates = { ...regulation.rates, duplication: 0, loss: 0 };
  expect(fields({ expression: 'told', chromatin: 'off', rates })).toEqual([]);
  expect(fields({ expression: 'told', chromatin: 'off', rates, cue: shuffled })).toEqual([]);
  expect(fields({ expression: 'told', chromatin: 'off', rates: { ...rates, loss: 0.01 } })).toEqual([
    'regulation.rates.loss is 0.01; must be 0 where expression is told: modules are dealt to texts in turn, and would change their texts',
  ]);
  expect(fields({ expression: 'told', rates })).toEqual([
    expect.stringMatching(/^regulation.chromatin is .*; must be off where expression is told: nothing reads marks$/),
  ]);
  expect(fields({ expression: 'blind', cue: shuffled })).toEqual([
    'regulation.cue.of is "shuffled"; must be own where expression is blind: nobody reads cues',
  ]);
  const bits = { set: 'corpus', niche: null, deme: null, taste: null, course: 'bits', levels: [{ below: 2, value: 'sotu' }] }; // prettier-ignore
  expect(fields({ cue: shuffled }, [bits as never])).toEqual([
    'regulation.cue.of is "shuffled"; must be own where a corpus changes by course: bits: nobody knows beforehand which texts there will be',
  ]);
});
