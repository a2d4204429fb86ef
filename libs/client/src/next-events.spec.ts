import type { LineageEvent } from '#contracts';
import { nextEvents } from './next-events';

const batch = (after: number, ...seqs: number[]) => ({
  tournamentId: 't',
  after,
  through: seqs.at(-1) ?? after,
  events: seqs.map((seq) => ({ seq }) as LineageEvent),
});
const seqs = (events: readonly LineageEvent[] | null) => events?.map(({ seq }) => seq);

describe('nextEvents', () => {
  it.each([
    ['a batch that follows', batch(3, 4, 5, 6), 3, [4, 5, 6]],
    ['doubles of earlier events', batch(1, 2, 3, 4), 3, [4]],
    ['doubles within the batch', batch(3, 4, 4, 5, 4, 5, 6), 3, [4, 5, 6]],
    ['nothing new', batch(0, 1, 2, 3), 3, []],
    ['nothing', batch(0), 0, []],
  ])('takes %s', (_, given, lastSeq, expected) => {
    for (const filtered of [false, true]) expect(seqs(nextEvents(given, lastSeq, filtered))).toEqual(expected);
  });

  it.each([
    ['before the batch', batch(4, 5, 6), 3],
    ['within it', batch(3, 4, 6), 3],
  ])('refuses a gap %s', (_, given, lastSeq) => {
    expect(nextEvents(given, lastSeq, false)).toBeNull();
  });

  it('takes a gap within a filtered batch, but not before it', () => {
    expect(seqs(nextEvents(batch(3, 5, 9), 3, true))).toEqual([5, 9]);
    expect(seqs(nextEvents(batch(3, 5, 9), 7, true))).toEqual([9]);
    expect(nextEvents(batch(4, 5, 9), 3, true)).toBeNull();
  });
});
