import { nearestWord } from './nearest-word';

const KNOWN = ['name', 'notes', 'generations', 'niches', 'searchSpace', 'low'];

it.each([
  ['generatons', 'generations'],
  ['generatiosn', 'generations'],
  ['Searchspace', 'searchSpace'],
  ['nmae', 'name'],
  ['nic', undefined],
  ['lo', 'low'],
  ['colour', undefined],
  ['', undefined],
])('takes %j for %j', (word, meant) => {
  expect(nearestWord(word, KNOWN)).toBe(meant);
});

it('takes the first of those that are as near', () => {
  expect(nearestWord('cat', ['bat', 'rat'])).toBe('bat');
});
