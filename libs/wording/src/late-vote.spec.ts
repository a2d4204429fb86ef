import { lateVote } from './late-vote';

it('says of a late vote alone that it does not count', () => {
  expect(lateVote({ late: true, ended: false, generation: 3 })).toContain(
    'too late for the ratings of generation 3 and does not count',
  );
  expect(lateVote({ late: false, ended: false, generation: 3 })).toBeNull();
});

it('speaks of no later generation where the tournament has ended', () => {
  expect(lateVote({ late: true, ended: true, generation: 3 })).toBe(
    'The tournament has ended: this vote is kept, and counts in no rating.',
  );
});
