import { heredityProblems } from './check-heredity';
import { HEREDITY } from './testing/world';

type Heredity = typeof HEREDITY;

const problems = (scheme: 'parent' | 'greedy-soup' | 'slerp', heredity: Partial<Heredity>): string[] =>
  heredityProblems(scheme === 'parent' ? { scheme } : { scheme, size: 4 }, { ...HEREDITY, ...heredity }).map(
    ({ message }) => message,
  );

it('refuses greedy soups of weights that were never evaluated, and says what would do', () => {
  expect(problems('greedy-soup', { weights: 'baldwinian' })).toEqual([
    expect.stringMatching(
      /^breeding.donors.scheme is "greedy-soup"; must be parent, foster, average or slerp where heredity.weights is baldwinian/,
    ),
  ]);
  expect(problems('slerp', { weights: 'baldwinian' })).toEqual([]);
  expect(problems('greedy-soup', { weights: 'lamarckian' })).toEqual([]);
});

it('refuses settings that would do nothing', () => {
  expect(problems('parent', { weights: 'darwinian' })).toEqual([]);
  expect(
    problems('slerp', { weights: 'darwinian', weightStep: 0.2, shrink: 0.5, survivorsTrain: false, moments: false }),
  ).toEqual([
    'breeding.donors.scheme is "slerp"; must be parent, or left out, where heredity.weights is darwinian: no weights pass on',
    'heredity.weightStep is 0.2; must be left out where heredity.weights is darwinian: only baldwinian weights mutate',
    'heredity.shrink is 0.5; must be left out where heredity.weights is darwinian: only trained weights shrink',
    expect.stringMatching(
      /^heredity.moments is false; must be left out where heredity.weights is darwinian and survivorsTrain is false/,
    ),
  ]);
  expect(problems('parent', { weightStep: 0 })).toHaveLength(1);
  expect(problems('parent', { weights: 'baldwinian', weightStep: 0 })).toEqual([]);
  expect(problems('parent', { weights: 'baldwinian', shrink: 0.5 })).toEqual([
    'heredity.shrink is 0.5; must be left out where heredity.weights is baldwinian: only trained weights shrink',
  ]);
  expect(problems('parent', { shrink: 0.5 })).toEqual([]);
  expect(problems('parent', { weights: 'darwinian', moments: false })).toEqual([]); // those who live on have them
  expect(problems('parent', { survivorsTrain: false, moments: false })).toEqual([]); // children would have them
});
