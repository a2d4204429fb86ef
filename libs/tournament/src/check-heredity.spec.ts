import { checkHeredity } from './check-heredity';
import { HEREDITY } from './testing/world';

const check = (scheme: 'greedy-soup' | 'slerp', weights: 'lamarckian' | 'baldwinian' | 'darwinian') => () =>
  checkHeredity({ breeding: { donors: { scheme, size: 4 } }, heredity: { ...HEREDITY, weights } });

it('refuses greedy soups of weights that were never evaluated, and says what would do', () => {
  expect(check('greedy-soup', 'baldwinian')).toThrow(
    'breeding.donors.scheme is "greedy-soup"; must be parent, foster, average or slerp where heredity.weights is baldwinian',
  );
  for (const allowed of [
    check('slerp', 'baldwinian'),
    check('greedy-soup', 'lamarckian'),
    check('greedy-soup', 'darwinian'),
  ])
    // prettier-ignore
    expect(allowed).not.toThrow();
});
