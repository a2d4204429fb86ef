import { prngOf } from '#base';
import { fitBradleyTerry } from './bradley-terry';
import { components, strongComponents } from './components';
import { eBenjaminiHochberg } from './e-values';
import { leverage } from './leverage';
import type { Preference } from './preference';
import { raterEvidence } from './rater-outliers';

const win = (first: number, second: number): Preference => ({ first, second, outcome: 'first' });

test('components by battles, strong components by wins and ties', () => {
  const battles: Preference[] = [win(0, 1), win(1, 2), win(2, 0), win(3, 0), { first: 4, second: 5, outcome: 'tie' }];
  expect(components(battles, 7)).toEqual([[0, 1, 2, 3], [4, 5], [6]]);
  expect(strongComponents(battles, 7)).toEqual([[0, 1, 2], [4, 5], [3], [6]]);
});

describe('leverage', () => {
  const battles = [...Array.from({ length: 12 }, () => win(0, 1)), ...Array.from({ length: 6 }, () => win(1, 0))];

  it('of 12 wins to 6 is 4: 8 to 10 leads, 9 to 9 does not', () => {
    expect(leverage(battles, 2)).toMatchObject({ leader: 0, challenger: 1, reversed: { length: 4 } });
  });

  it('names votes that do change who ranks first', () => {
    const three = [...battles, win(0, 2), win(2, 0), win(0, 2), win(1, 2), win(1, 2)];
    const { leader, challenger, reversed } = leverage(three, 3)!;
    const { nats } = fitBradleyTerry(
      three.map((vote, k): Preference => (reversed.includes(k) ? { ...vote, outcome: 'second' } : vote)),
      3,
    );
    expect(nats[challenger]).toBeGreaterThan(nats[leader]);
  });

  it('is null of one competitor', () => expect(leverage([], 1)).toBeNull());
});

test('e-BH rejects the k largest that reach count / (alpha k)', () => {
  const logs = [10, 39, 41, 100].map(Math.log); // thresholds at alpha 0.1 of 4: 40, 20, 13.3, 10
  expect(eBenjaminiHochberg(logs, 0.1)).toEqual([0, 1, 2, 3]);
  expect(eBenjaminiHochberg([9, 12, 15, 30].map(Math.log), 0.1)).toEqual([]);
});

describe.each([1, 2, 3])('raters, seed %i', (seed) => {
  const prng = prngOf({ seed, generation: 0, subject: 'spec', purpose: 'raters' });
  const strengths = Array.from({ length: 8 }, (_, k) => k / 3);
  const votes = Array.from({ length: 60 * 60 }, (_, k): Preference => {
    const rater = k % 60;
    const [first, second] = prng.shuffle([...strengths.keys()]);
    const honest = prng.uniform() < 1 / (1 + Math.exp(strengths[second] - strengths[first]));
    return {
      first,
      second,
      rater: String(rater).padStart(2, '0'),
      outcome: honest === rater >= 3 ? 'first' : 'second',
    };
  });
  const evidence = raterEvidence(votes, 8);
  const flagged = eBenjaminiHochberg(
    evidence.map(({ logEValue }) => logEValue),
    0.05,
  );

  it('finds the 3 of 60 that reverse their votes', () => {
    expect(flagged).toEqual(expect.arrayContaining([0, 1, 2]));
    for (const k of [0, 1, 2]) expect(evidence[k].bestAlternative).toBe('reversed');
  });

  it('flags few honest ones: more than 8 of 57 at 1 in 20 each come once in 1,000 trials', () => {
    expect(flagged.length).toBeLessThanOrEqual(4);
    const peaks = evidence.slice(3).filter(({ peakLogEValue }) => peakLogEValue >= Math.log(20));
    expect(peaks.length).toBeLessThanOrEqual(8);
  });
});
