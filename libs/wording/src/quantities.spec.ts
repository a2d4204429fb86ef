import {
  bitsFrom,
  count,
  counted,
  difference,
  duration,
  measured,
  minute,
  overBlocks,
  percent,
  rankOf,
  ranksOf,
  scientific,
  significant,
  thousandths,
} from './quantities';

it.each([
  [0, '0.0 s'],
  [0.84, '0.8 s'],
  [9.94, '9.9 s'],
  [9.96, '10 s'],
  [59.4, '59 s'],
  [59.6, '1 min 00 s'],
  [185, '3 min 05 s'],
  [3599.6, '1 h 00 min'],
  [7620, '2 h 07 min'],
  [null, '–'],
])('writes a duration of %p seconds as %s', (seconds, text) => expect(duration(seconds)).toBe(text));

it.each([
  [count(115200), '115,200'],
  [count(1.6), '2'],
  [count(null), '–'],
  [thousandths(2.4135), '2.413'],
  [thousandths(null), '–'],
  [overBlocks(0.0431, 16), '0.043 (16)'],
  [overBlocks(), '–'],
  [difference(0.12), '+0.120'],
  [difference(-0.12), '-0.120'],
  [percent(0.625), '63 %'],
  [percent(0), '0 %'],
  [significant(0.00123456), '0.00123'],
  [significant(12345), '12345'],
  [scientific(5e10), '5.00e10'],
  [scientific(null), '–'],
  [minute('2025-03-01T14:05:59.123Z'), '2025-03-01 14:05'],
])('writes %s', (text, expected) => expect(text).toBe(expected));

it('words the ranks that one may have', () => {
  expect(ranksOf({ rank: 3, lowestRank: 3 }, 14)).toBe('3 of 14');
  expect(ranksOf({ rank: 3, lowestRank: 7 }, 14)).toBe('3–7 of 14');
  expect(rankOf({ rank: 4, of: 26 })).toBe('4 of 26');
});

it('counts one, and more than one', () => {
  expect([0, 1, 2, 1200].map((value) => counted(value, 'vote'))).toEqual([
    '0 votes',
    '1 vote',
    '2 votes',
    '1,200 votes',
  ]);
  expect(counted(2, 'child', 'children')).toBe('2 children');
});

it('words an entropy with how many individuals it is estimated from', () => {
  expect(bitsFrom(1.25, 12)).toBe('1.250 bits (N = 12)');
});

it.each([
  [0, '0.000'],
  [0.0002134, '0.000213'],
  [-0.00999, '-0.00999'],
  [0.01, '0.010'],
  [12_345, '1.23e4'],
])('writes %p of any size as %s', (value, text) => expect(measured(value)).toBe(text));
