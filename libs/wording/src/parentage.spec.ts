import { givenText } from './parentage';

it.each([
  [{ share: 0.61, weightShare: 1, role: 'primary' }, '61 % of genes and weights'],
  [{ share: 0.39, weightShare: 0, role: 'secondary' }, '39 % of genes'],
  [{ share: 0, weightShare: 0.25, role: 'weights' }, '25 % of weights'],
  [{ share: 0, weightShare: 1, role: 'weights' }, 'weights'],
] as const)('says what a parent gave: %j', (parent, text) => expect(givenText(parent)).toBe(text));
