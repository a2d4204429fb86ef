import { cloneOf } from './clone-of';

it('keeps a changed name and notes, and leaves out which texts were pinned', () => {
  const config = {
    name: 'Before',
    notes: '',
    generations: 3,
    niches: [{ name: 'a', corpus: 'a', sha256: 'f', capacity: 4 }],
  };
  expect(cloneOf({ config, name: 'After', notes: 'Why' })).toEqual({
    name: 'After',
    notes: 'Why',
    generations: 3,
    niches: [{ name: 'a', corpus: 'a', capacity: 4 }],
  });
});
