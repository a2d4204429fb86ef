import { InvalidValueError, prngOf } from '#base';
import { fitBradleyTerry } from '../ratings';
import { type BattlePlan, type Bout, holdBattles, judgementsOf, preferencesOf } from './hold-battles';

const streamOf = (seed: number) => (round: number) => prngOf({ seed, generation: 0, subject: round, purpose: 'spec' });

const plan = (more: Partial<BattlePlan> = {}): BattlePlan => ({
  competitors: 6,
  prompts: 3,
  raters: ['a', 'b', 'c'],
  pairing: 'active',
  rounds: 9,
  judges: 2,
  earlier: [],
  ...more,
});

/** The lower number is preferred, whatever the side. */
const lower = ({ first, second }: Bout): 'first' | 'second' => (first < second ? 'first' : 'second');

it('is fought in rounds on one prompt each, by as many raters, and is the same for the same streams', () => {
  const battles = holdBattles(plan(), lower, streamOf(1));
  expect(battles).toHaveLength(9 * 3 * 2);
  for (let round = 0; round < 9; round++) {
    const ofRound = battles.slice(round * 6, (round + 1) * 6);
    expect(new Set(ofRound.map(({ prompt }) => prompt))).toEqual(new Set([round % 3]));
  }
  for (let pair = 0; pair < 27; pair++) {
    const [one, other] = battles.slice(2 * pair, 2 * pair + 2);
    expect(one.rater).not.toBe(other.rater);
    expect([one.first, one.second].sort()).toEqual([other.first, other.second].sort());
  }
  expect(holdBattles(plan(), lower, streamOf(1))).toEqual(battles);
  expect(holdBattles(plan(), lower, streamOf(2))).not.toEqual(battles);
});

it('counts the battles of each rater, and changes sides', () => {
  const battles = holdBattles(plan({ rounds: 60 }), lower, streamOf(3));
  for (const rater of [0, 1, 2]) {
    const indices = battles.filter((battle) => battle.rater === rater).map(({ index }) => index);
    expect(indices).toEqual(indices.map((_, index) => index));
  }
  const flipped = battles.filter(({ first, second }) => first > second).length;
  expect(Math.abs(flipped - battles.length / 2)).toBeLessThan(3.9 * Math.sqrt(battles.length / 4)); // errs once in 10,000
});

it('ranks competitors as the raters prefer them', () => {
  const battles = holdBattles(plan({ rounds: 20 }), lower, streamOf(4));
  const { nats } = fitBradleyTerry(preferencesOf(battles, ['a', 'b', 'c']), 6);
  expect([...nats].sort((a, b) => b - a)).toEqual(nats);
});

it('voids the battle of a rater that throws, and goes on', () => {
  const judge = (bout: Bout) => {
    if (bout.rater === 1) throw new Error('no opinion');
    return lower(bout);
  };
  const battles = holdBattles(plan(), judge, streamOf(5));
  expect(battles.filter(({ outcome }) => outcome === 'void').every(({ rater }) => rater === 1)).toBe(true);
  expect(battles.some(({ rater }) => rater === 1)).toBe(true);
  const preferences = preferencesOf(battles, ['a', 'b', 'c']);
  expect(preferences.length).toBe(battles.filter(({ rater }) => rater !== 1).length);
});

it('tells what several raters made of one pair, by the same sides', () => {
  const judgements = judgementsOf(holdBattles(plan(), lower, streamOf(6)), plan());
  expect(judgements).toHaveLength(54);
  expect(judgements.every(({ outcome }) => outcome === 'first')).toBe(true);
  expect(judgements.slice(0, 4).map(({ battle }) => battle)).toEqual(['0', '0', '1', '1']);
});

it('refuses a lone competitor', () => {
  expect(() => holdBattles(plan({ competitors: 1 }), lower, streamOf(1))).toThrow(InvalidValueError);
});
