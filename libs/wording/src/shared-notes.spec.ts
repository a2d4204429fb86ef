import { sharedNotes } from './shared-notes';

it('finds what is noted of every row', () => {
  expect(sharedNotes([{ notes: ['a', 'b'] }, { notes: ['b', 'c'] }])).toEqual(['b']);
  expect(sharedNotes([{ notes: ['a'] }, { notes: [] }])).toEqual([]);
  expect(sharedNotes([])).toEqual([]);
});
