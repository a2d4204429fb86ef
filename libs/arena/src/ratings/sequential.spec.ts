import { rate, rating } from 'openskill';
import { bradleyTerryFull } from 'openskill/models';
import { prngOf } from '#base';
import { natsOfElo, sequentialElo, toElo } from './elo';
import type { Preference } from './preference';
import { natsOfSkill, wengLin } from './weng-lin';

const SEEDS = [1, 2, 3];
const PLAYERS = 8;

function randomPreferences(seed: number, count = 500): Preference[] {
  const prng = prngOf({ seed, generation: 0, subject: 'spec', purpose: 'ratings' });
  return Array.from({ length: count }, () => {
    const [first, second] = prng.shuffle([...Array(PLAYERS).keys()]);
    // the lower number is the better player
    const outcomes = ['tie', first < second ? 'first' : 'second', 'first', 'second'] as const;
    return { first, second, outcome: prng.pick(outcomes) };
  });
}

describe('Elo', () => {
  test('400 points are odds of ten to one, and nats are told back', () => {
    expect(toElo(Math.log(10), 1500)).toBeCloseTo(1900, 10);
    expect(natsOfElo(toElo(0.7))).toBeCloseTo(0.7, 12);
  });

  test('an even game moves half of K, a draw of equals nothing', () => {
    expect(sequentialElo([{ first: 0, second: 1, outcome: 'second' }], 2, 32, 1500)).toEqual([1484, 1516]);
    expect(sequentialElo([{ first: 0, second: 1, outcome: 'tie' }], 2)).toEqual([1000, 1000]);
  });

  test('an upset at 400 points moves ten elevenths of K', () => {
    const wins = (count: number): Preference[] =>
      Array.from({ length: count }, () => ({ first: 0, second: 1, outcome: 'first' }));
    const apart = sequentialElo([{ first: 0, second: 1, outcome: 'first' }], 2, 400, 1500); // 200 up, 200 down
    const after = sequentialElo([...wins(1), { first: 1, second: 0, outcome: 'first' }], 2, 400, 1500);
    expect(apart).toEqual([1700, 1300]);
    expect(after[1] - apart[1]).toBeCloseTo((400 * 10) / 11, 9);
  });

  test.each(SEEDS)('is what Elo wrote, R + K (S - 1 / (1 + 10^(-d / 400))), game by game (seed %d)', (seed) => {
    const preferences = randomPreferences(seed);
    const ratings = new Array<number>(PLAYERS).fill(1000);
    for (const { first, second, outcome } of preferences) {
      const expected = 1 / (1 + 10 ** ((ratings[second] - ratings[first]) / 400));
      const change = 4 * ((outcome === 'first' ? 1 : outcome === 'tie' ? 0.5 : 0) - expected);
      ratings[first] += change;
      ratings[second] -= change;
    }
    sequentialElo(preferences, PLAYERS).forEach((own, player) => expect(own).toBeCloseTo(ratings[player], 8));
  });
});

describe('Weng and Lin', () => {
  // tau is noise between games, which the paper does not have
  test.each(SEEDS)('are what openskill computes, game by game, ties too (seed %d)', (seed) => {
    const preferences = randomPreferences(seed);
    const players = Array.from({ length: PLAYERS }, () => rating());
    for (const { first, second, outcome } of preferences) {
      const rank = { first: [1, 2], second: [2, 1], tie: [1, 1] }[outcome];
      const teams = [[players[first]], [players[second]]];
      [[players[first]], [players[second]]] = rate(teams, { model: bradleyTerryFull, rank, tau: 0 });
    }
    wengLin(preferences, PLAYERS).forEach(({ mean, deviation }, player) => {
      expect(mean).toBeCloseTo(players[player].mu, 9);
      expect(deviation).toBeCloseTo(players[player].sigma, 9);
    });
  });

  test('by hand: c^2 = 4 sigma^2 / 2 + 2 beta^2, a tie of equals only sharpens both', () => {
    const [a, b] = wengLin([{ first: 0, second: 1, outcome: 'tie' }], 2);
    const spread = Math.sqrt(2 * (25 / 3) ** 2 + 2 * (25 / 6) ** 2);
    const deviation = (25 / 3) * Math.sqrt(1 - ((25 / 3) ** 3 / spread ** 3) * 0.25);
    expect([a.mean, b.mean]).toEqual([25, 25]);
    expect(a.deviation).toBeCloseTo(deviation, 12);
  });

  test('in nats, a skill that is known is the log-odds of the model', () => {
    const [a, b] = [30, 25].map((mean) => natsOfSkill({ mean, deviation: 0 }));
    expect(a.mean - b.mean).toBeCloseTo(5 / Math.sqrt(2 * (25 / 6) ** 2), 12);
    expect(a.deviation).toBe(0);
  });
});
