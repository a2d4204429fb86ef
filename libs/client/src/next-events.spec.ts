import type { LineageEvent } from '#contracts';
import { nextEvents } from './next-events';

const batch = (...seqs: number[]) => seqs.map((seq) => ({ seq }) as LineageEvent);
const seqs = (events: LineageEvent[] | null) => events?.map(({ seq }) => seq);

describe('nextEvents', () => {
  it.each([
    ['a batch that follows', [4, 5, 6], 3, [4, 5, 6]],
    ['doubles of earlier events', [2, 3, 4], 3, [4]],
    ['doubles within the batch', [4, 4, 5, 4, 5, 6], 3, [4, 5, 6]],
    ['nothing new', [1, 2, 3], 3, []],
    ['nothing', [], 0, []],
  ])('takes %s', (_, given, lastSeq, expected) => {
    expect(seqs(nextEvents(batch(...given), lastSeq))).toEqual(expected);
  });

  it.each([
    ['before the batch', [5, 6], 3],
    ['within it', [4, 6], 3],
    ['in the order', [5, 4], 3],
  ])('refuses a gap %s', (_, given, lastSeq) => {
    expect(nextEvents(batch(...given), lastSeq)).toBeNull();
  });
});
