import { lateVote } from './late-vote';

it('says of a late vote alone that it does not count', () => {
  expect(lateVote({ late: true, generation: 3 })).toContain(
    'too late for the ratings of generation 3 and does not count',
  );
  expect(lateVote({ late: false, generation: 3 })).toBeNull();
});
