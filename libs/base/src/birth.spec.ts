import { birthOf, byBirth, individualId } from './birth';
import { InvalidValueError } from './invalid-value-error';

describe('birth', () => {
  it('reads back the birth that an identifier names, whatever the name of the tournament', () => {
    for (const tournament of ['spring', 'a-1-2', '2026-01-01']) {
      expect(birthOf(individualId(tournament, { generation: 12, slot: 3 }))).toEqual({ generation: 12, slot: 3 });
    }
  });

  test.each(['', 'spring', 'spring-1', 'spring-1-x', 'spring-1-2-', '-1-2'])('refuses %p', (id) => {
    expect(() => birthOf(id)).toThrow(InvalidValueError);
  });

  it('orders by generation, then slot, as numbers', () => {
    const births = [
      { generation: 10, slot: 0 },
      { generation: 2, slot: 11 },
      { generation: 2, slot: 3 },
    ];
    expect([...births].sort(byBirth)).toEqual([births[2], births[1], births[0]]);
  });
});
