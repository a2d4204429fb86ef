import { sequentialElo, toElo } from './elo';
import { wengLin } from './weng-lin';

test('400 points are odds of ten to one', () => expect(toElo(Math.log(10), 1500)).toBeCloseTo(1900, 10));

test('Elo: an even game moves half of K, a draw of equals nothing', () => {
  expect(sequentialElo([{ first: 0, second: 1, outcome: 'second' }], 2, 32, 1500)).toEqual([1484, 1516]);
  expect(sequentialElo([{ first: 0, second: 1, outcome: 'tie' }], 2)).toEqual([1000, 1000]);
});

test("Weng and Lin: a win between newcomers, the figures of openskill's own tests", () => {
  const [winner, loser] = wengLin([{ first: 0, second: 1, outcome: 'first' }], 2);
  expect(Math.abs(winner.mean - 27.63523138347365)).toBeLessThan(1e-9);
  expect(Math.abs(loser.mean - 22.36476861652635)).toBeLessThan(1e-9);
  for (const { deviation } of [winner, loser]) expect(Math.abs(deviation - 8.065506316323548)).toBeLessThan(1e-9);
});

test('Weng and Lin by hand: c^2 = 4 sigma^2 / 2 + 2 beta^2, a tie of equals only sharpens both', () => {
  const [a, b] = wengLin([{ first: 0, second: 1, outcome: 'tie' }], 2);
  const spread = Math.sqrt(2 * (25 / 3) ** 2 + 2 * (25 / 6) ** 2);
  const deviation = (25 / 3) * Math.sqrt(1 - ((25 / 3) ** 3 / spread ** 3) * 0.25);
  expect([a.mean, b.mean]).toEqual([25, 25]);
  expect(a.deviation).toBeCloseTo(deviation, 12);
});
