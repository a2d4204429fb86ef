import { DEFAULT_PANEL } from '#arena';
import { FAMILIES } from '#genome';
import type { Change } from './change';
import type { Value } from './dials';
import { environmentAt, environmentWith, nicheIn } from './environment-at';
import { NOBODY_LIVED, type Summary, summaryAfter } from './summary';
import { configOf } from './testing/config-of';

const GENERATIONS = [0, 1, 2, 3, 4, 5, 6, 7];

/** Share of the budget of prose in each generation. */
function sharesBy(change: Change, summary: Summary = NOBODY_LIVED, seed = 1): number[] {
  return GENERATIONS.map((generation) => {
    const environment = environmentAt(configOf(change), { seed, generation }, summary);
    return nicheIn(environment, 'prose').budget.trainingFlops / 1e9;
  });
}

const places = (summary: Summary, strength: number): number[][] => {
  const change = { set: 'capacity', course: 'success', strength } as const;
  const { niches } = environmentAt(configOf(change), { seed: 1, generation: 3 }, summary);
  return niches.map(({ demes }) => demes.map(({ capacity }) => capacity));
};

it('is the config where nothing changes', () => {
  const { niches, breeding, settings } = environmentAt(configOf(), { seed: 1, generation: 5 }, NOBODY_LIVED);
  expect(settings).toEqual([]);
  expect(breeding).toEqual({
    migration: { scheme: 'ring', rate: 0.1 },
    direction: 1,
    shaping: { scheme: 'predators-of-families', strength: 0.5 },
    mutationRate: 0.2,
    growthRate: 0,
  });
  expect(niches.map(({ name }) => name)).toEqual(['prose', 'speech']);
  expect(niches[0]).toEqual({
    name: 'prose',
    corpus: 'moby',
    demes: [
      { name: 'north', capacity: 12 },
      { name: 'south', capacity: 8 },
    ],
    budget: { trainingFlops: 1e9, maximumParameters: 1e6 },
    families: FAMILIES,
    fitness: { kind: 'weighted', ratingWeight: 0.5 },
    panel: DEFAULT_PANEL,
  });
});

it('goes by steps, by lines, and round and round', () => {
  const points = [
    { at: 2, value: 0.5 },
    { at: 6, value: 0.1 },
  ];
  expect(sharesBy({ set: 'budget', course: 'steps', points })).toEqual([1, 1, 0.5, 0.5, 0.5, 0.5, 0.1, 0.1]);
  const linear = sharesBy({ set: 'budget', course: 'linear', points });
  [1, 1, 0.5, 0.4, 0.3, 0.2, 0.1, 0.1].forEach((share, at) => expect(linear[at]).toBeCloseTo(share, 12));
  expect(sharesBy({ set: 'budget', course: 'cycle', values: [1, 0.5], every: 3 })).toEqual([
    1, 1, 1, 0.5, 0.5, 0.5, 1, 1,
  ]);
});

it('draws at random by seed, each value as often, and holds it for its time', () => {
  const change = { set: 'budget', course: 'random', values: [0.25, 0.5, 1], every: 2 } as const;
  expect(sharesBy(change)).toEqual(sharesBy(change));
  const drawn = Array.from({ length: 500 }, (_, seed) => sharesBy(change, NOBODY_LIVED, seed));
  for (const shares of drawn) for (const at of [0, 2, 4, 6]) expect(shares[at]).toBe(shares[at + 1]);
  const all = drawn.flatMap((shares) => [shares[0], shares[2], shares[4], shares[6]]);
  for (const value of change.values) {
    const found = all.filter((share) => share === value).length / all.length;
    expect(Math.abs(found - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / all.length));
  }
});

it('draws the same whatever else changes, and otherwise for another change of the same', () => {
  const random = (values: readonly number[], niche?: string): Change =>
    ({ set: 'budget', niche, course: 'random', values, every: 1 }); // prettier-ignore
  const drawn = (...changes: readonly Change[]): number[] =>
    Array.from({ length: 60 }, (_, generation) => {
      const environment = environmentAt(configOf(...changes), { seed: 1, generation }, NOBODY_LIVED);
      return nicheIn(environment, 'prose').budget.trainingFlops / 1e9;
    });
  const own = random([0.25, 0.5, 1]);
  const others: Change[] = [
    { set: 'mutation', course: 'steps', points: [{ at: 0, value: 0 }] },
    random([1, 2], 'speech'),
  ];
  expect(drawn(...others, own)).toEqual(drawn(own));
  expect(drawn(own, own)).not.toEqual(drawn(own));
  expect(drawn(random([0.25, 0.5, 1], 'prose'))).not.toEqual(drawn(own));
});

it('hardens as the bits of a niche fall: the lowest level that they have come below holds', () => {
  const levels = [
    { below: 2, value: 0.25 },
    { below: 2.5, value: 0.5 },
  ];
  const shareAt = (bits: number, watch?: string): number => {
    const change: Change = { set: 'budget', course: 'bits', levels, watch };
    return sharesBy(change, { ...NOBODY_LIVED, lowestBits: { prose: bits } })[0];
  };
  expect([3, 2.5, 2.4, 2, 1.9].map((bits) => shareAt(bits))).toEqual([1, 1, 0.5, 0.5, 0.25]);
  expect(shareAt(1, 'speech')).toBe(1);
  expect(sharesBy({ set: 'budget', course: 'bits', levels })[0]).toBe(1);
});

it('keeps a corpus once its level was reached, though the bits on it are worse', () => {
  const levels = [{ below: 2.5, value: 'sotu-new' }, { below: 1.5, value: 'phonetic' }]; // prettier-ignore
  const config = configOf({ set: 'corpus', niche: 'prose', course: 'bits', levels });
  let summary = NOBODY_LIVED;
  const corpora = [3, 2.4, 4, 3.5, 1.4, 5].map((bitsPerCharacter, generation) => {
    const { niches } = environmentAt(config, { seed: 1, generation }, summary);
    summary = summaryAfter(summary, niches, [{ niche: 'prose', deme: 'north', bitsPerCharacter }]);
    return niches[0].corpus;
  });
  expect(corpora).toEqual(['moby', 'moby', 'sotu-new', 'sotu-new', 'sotu-new', 'phonetic']);
});

it('gives the demes of a niche its places by their success, and takes the last place of none', () => {
  expect(places(NOBODY_LIVED, 1)).toEqual([[12, 8], [6]]);
  expect(places({ ...NOBODY_LIVED, meanBits: { north: 3, south: 3, speech: 2 } }, 1)).toEqual([[10, 10], [6]]);
  expect(places({ ...NOBODY_LIVED, meanBits: { north: 3, south: 3 - Math.log(5), speech: 2 } }, 1)[0]).toEqual([4, 16]);
  expect(places({ ...NOBODY_LIVED, meanBits: { south: 3, speech: 2 } }, 1)[0]).toEqual([1, 19]);
  expect(places({ ...NOBODY_LIVED, meanBits: { north: 1, south: 9 } }, 1000)).toEqual([[19, 1], [6]]);
});

it('changes what it names alone, and the last change of the same holds', () => {
  const steps = (value: Value) => ({ course: 'steps', points: [{ at: 0, value }] }) as const;
  const config = configOf(
    { set: 'capacity', deme: 'south', ...steps(3) },
    { set: 'maximumParameters', ...steps(500) },
    { set: 'maximumParameters', niche: 'speech', ...steps(900) },
    { set: 'families', niche: 'prose', ...steps(['gru']) },
    { set: 'corpus', niche: 'speech', ...steps('phonetic') },
    { set: 'preference', niche: 'prose', ...steps(0) },
    { set: 'taste', niche: 'prose', taste: 'poet', ...steps(7) },
    { set: 'migration', ...steps(0) },
    { set: 'mutation', ...steps(0.5) },
    { set: 'growth', ...steps(1) },
    { set: 'predation', ...steps(2) },
  );
  const { niches, breeding, settings } = environmentAt(config, { seed: 1, generation: 0 }, NOBODY_LIVED);
  const [prose, speech] = niches;
  expect(niches.map(({ demes }) => demes.map(({ capacity }) => capacity))).toEqual([[12, 3], [6]]);
  expect([prose.budget.maximumParameters, speech.budget.maximumParameters]).toEqual([500, 900]);
  expect([prose.corpus, speech.corpus]).toEqual(['moby', 'phonetic']);
  expect([prose.families, speech.families]).toEqual([['gru'], FAMILIES]);
  expect([prose.fitness, speech.fitness]).toMatchObject([{ ratingWeight: 0 }, { ratingWeight: 0.5 }]);
  expect(prose.panel!.tastes).toEqual({ ...DEFAULT_PANEL.tastes, poet: 7 });
  expect(speech.panel).toEqual(DEFAULT_PANEL);
  expect(breeding).toEqual({
    migration: { scheme: 'none' },
    direction: 1,
    shaping: { scheme: 'predators-of-families', strength: 2 },
    mutationRate: 0.5,
    growthRate: 1,
  });
  expect(environmentWith(config, settings)).toEqual({ niches, breeding, settings });
});
