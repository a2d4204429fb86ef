import { prngOf } from '#base';
import { fitBradleyTerry } from './bradley-terry';
import type { Preference } from './preference';
import { RATING_METHODS, rateBy } from './rate-by';

/** Players 0 to 5, the lower the stronger by a nat each; who wrote more is liked a nat more for it. */
function simulate(seed: number, lengthsOf?: (player: number) => number): Preference[] {
  const prng = prngOf({ seed, generation: 0, subject: 'spec', purpose: 'methods' });
  return Array.from({ length: 6000 }, (_, at) => {
    const [first, second] = prng.shuffle([...Array(6).keys()]);
    const lengths = lengthsOf && ([lengthsOf(first) + prng.integer(50), lengthsOf(second) + prng.integer(50)] as const);
    const difference = second - first + (lengths ? Math.sign(lengths[0] - lengths[1]) : 0);
    const outcome = prng.uniform() < 1 / (1 + Math.exp(-difference)) ? 'first' : 'second';
    return { first, second, outcome, lengths, prompt: String(at % 40), rater: String(at % 50) };
  });
}

const AT_MIDDLE = { reference: 3, clusterBy: 'preference' } as const;

it.each(RATING_METHODS)('%s ranks as the strengths are, in nats', (method) => {
  const { nats, ranks, spread } = rateBy(method, simulate(1), 6, AT_MIDDLE);
  expect([...nats].sort((a, b) => b - a)).toEqual(nats);
  expect(ranks[0].rank).toBe(1);
  expect(nats[3]).toBe(0);
  expect(nats[0] - nats[5]).toBeGreaterThan(3);
  expect(nats[0] - nats[5]).toBeLessThan(7);
  expect(spread === null).toBe(method === 'elo');
  expect(spread?.standardErrors[3] ?? 0).toBe(0);
  spread?.intervals.forEach(({ lower, upper }, at) => expect(lower < nats[at] && nats[at] < upper).toBe(at !== 3));
});

it('bradley-terry is the fit, errors clustered as they are told to be', () => {
  const preferences = simulate(2);
  for (const clusterBy of ['preference', 'prompt', 'rater'] as const) {
    const fit = fitBradleyTerry(preferences, 6, { reference: 3, clusterBy });
    expect(rateBy('bradley-terry', preferences, 6, { reference: 3, clusterBy })).toMatchObject({
      nats: fit.nats,
      ranks: fit.ranks,
      notes: fit.notes,
      spread: { standardErrors: fit.standardErrors, intervals: fit.intervals },
    });
  }
});

it('length-controlled takes away what the weaker gain by writing more', () => {
  const preferences = simulate(3, (player) => 500 + 40 * player);
  const width = (method: 'bradley-terry' | 'length-controlled') => {
    const { nats } = rateBy(method, preferences, 6, AT_MIDDLE);
    return nats[0] - nats[5];
  };
  expect(width('bradley-terry')).toBeLessThan(4.6);
  expect(Math.abs(width('length-controlled') - 5)).toBeLessThan(0.8);
});

it('says where there is no length to control for', () => {
  const { notes, nats } = rateBy(
    'length-controlled',
    simulate(4, () => 0).map((one) => ({ ...one, lengths: [9, 9] })),
    6,
    AT_MIDDLE,
  );
  expect(notes.map(({ text }) => text)).toContain('all texts are of one length: there is none to control for');
  expect(nats.every(Number.isFinite)).toBe(true);
});

it('elo shares a rank only among equals', () => {
  const tied: Preference[] = [
    { first: 0, second: 1, outcome: 'tie' },
    { first: 2, second: 3, outcome: 'first' },
  ];
  expect(rateBy('elo', tied, 4, { reference: 0 }).ranks.map(({ rank, lowestRank }) => [rank, lowestRank])).toEqual([
    [2, 3],
    [2, 3],
    [1, 1],
    [4, 4],
  ]);
});
