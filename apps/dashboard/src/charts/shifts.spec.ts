import { shiftsOf } from './shifts';

const change = (generation: number, by: string, place: object = {}) =>
  ({ seq: 1, generation, set: 'capacity', from: 4, to: 8, by, ...place }) as const;

it('is one mark a generation, with a line a change, that says whether a person or a gradual course did it', () => {
  const marks = shiftsOf(
    [
      change(2, 'linear', { niche: 'prose', deme: 'north' }),
      change(3, 'linear', { niche: 'prose', deme: 'north' }),
      change(3, 'intervention', { niche: 'verse', deme: 'verse' }),
      change(4, 'steps'),
    ],
    null,
  );
  expect(marks.map(({ generation, isByPeople, isGradual }) => [generation, isByPeople, isGradual])).toEqual([
    [2, false, true],
    [3, true, false],
    [4, false, false],
  ]);
  expect(marks[1].text).toBe('capacity of north: 4 -> 8 (linear)\ncapacity of verse: 4 -> 8 (intervention)');
});

it('of a niche are its own and those of the whole tournament', () => {
  const changes = [change(1, 'steps', { niche: 'prose' }), change(2, 'steps', { niche: 'verse' }), change(3, 'steps')];
  expect(shiftsOf(changes, 'prose').map(({ generation }) => generation)).toEqual([1, 3]);
});
