import type { ClosedGeneration, LineageEvent } from '#contracts';
import { votingWindow } from './voting-window';

const opened = { type: 'arena.opened', at: '2026-01-01T00:00:00.000Z', data: { generation: 2 } } as LineageEvent;
const closed = (generation: number) => [{ generation }] as ClosedGeneration[];

it('ends so many seconds after the newest texts were there, and as their generation closes', () => {
  expect(votingWindow({ recent: [opened], closed: closed(1) }, 60)).toEqual({
    generation: 2,
    ends: Date.parse('2026-01-01T00:01:00.000Z'),
  });
  expect(votingWindow({ recent: [opened], closed: closed(2) }, 60)).toEqual({ generation: 2, ends: null });
  expect(votingWindow({ recent: [], closed: [] }, 60)).toBeNull();
});
