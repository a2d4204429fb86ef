import type { LineageEvent } from '#contracts';
import { withoutVoters } from './without-voters';

it('leaves out who voted, and nothing else', () => {
  const event = (type: string, data: object): LineageEvent => ({ seq: 1, type, data }) as unknown as LineageEvent;
  const born = event('individual.born', { id: 'a' });
  expect(withoutVoters([born, event('battle.voted', { voter: 'ann', outcome: 'first' })])).toEqual([
    born,
    event('battle.voted', { voter: 'somebody', outcome: 'first' }),
  ]);
});
