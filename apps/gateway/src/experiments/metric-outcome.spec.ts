import { checkedMetric } from './check-metric';
import { curveOf, metricOf, outcomeView } from './metric-outcome';

const CELL = { niches: ['moby', 'sotu'], demes: ['north', 'south', 'east'], generations: 3 };
/** Bits of both niches by generation: 4 and 6, 3 and 5, 1 and 5. */
const BITS = [[4, 6], [3, 5], [1, 5]].flatMap((both, generation) =>
  both.map((value, at) => ({ tournamentId: 'k', generation, subject: CELL.niches[at], value })),
); // prettier-ignore
const NAME = { name: 'meanBitsPerCharacter' };

it.each<[string, object, number | string]>([
  ['the mean of all niches in the last generation', {}, 3],
  ['one niche', { subject: 'moby' }, 1],
  ['one generation', { subject: 'moby', in: { from: 1 } }, 3],
  ['the mean over some', { subject: 'moby', in: { from: 0, to: 1 } }, 3.5],
  ['how it bends', { subject: 'moby', in: { from: 1 }, less: [{ from: 0 }, { from: 2 }] }, 0.5],
  ['how far it fell', { subject: 'moby', less: { from: 0, to: 1 } }, -2.5],
])('tells %s', (_, asked, told) => {
  expect(metricOf(CELL, { ...NAME, ...asked }, BITS)).toBe(told);
});

it('tells what is missing in place of a mean of what is left', () => {
  const few = BITS.filter(({ generation, subject }) => generation !== 1 || subject !== 'sotu');
  expect(metricOf(CELL, { ...NAME, in: { from: 0, to: 2 } }, few)).toBe(
    'no meanBitsPerCharacter of sotu in generation 1',
  );
  expect(metricOf(CELL, { ...NAME, in: { from: 2 } }, few)).toBe(3);
  expect(curveOf(CELL, NAME, few)).toEqual([5, NaN, 3]);
});

it('answers where an experiment from elsewhere has a metric that this build does not know', () => {
  expect(metricOf(CELL, { name: 'unheardOf' }, [])).toBe('this build has no metric unheardOf');
});

it('is of all demes, or of the generation as a whole, by its scope', () => {
  const of = (subject: string, value: number) => ({ tournamentId: 'k', generation: 2, subject, value });
  expect(metricOf(CELL, { name: 'genotypes' }, CELL.demes.map((deme, at) => of(deme, at)))).toBe(1); // prettier-ignore
  expect(metricOf(CELL, { name: 'nicheOverlap' }, [of('all', 0.25)])).toBe(0.25);
});

it('says in words what is compared', () => {
  const measured = (metric: object) => outcomeView({ measure: 'metric', metric: { ...NAME, ...metric } });
  expect(measured({})).toEqual({
    what: 'meanBitsPerCharacter of all niches in the last generation',
    unit: 'bits per character',
    direction: 'lower',
  });
  expect(measured({ subject: 'moby', in: { from: 1, to: 2 }, less: { from: 0 } }).what).toBe(
    'meanBitsPerCharacter of moby in generations 1 to 2, less that in generation 0',
  );
  expect(measured({ in: { from: 1 }, less: [{ from: 0 }, { from: 2 }] }).what).toBe(
    'meanBitsPerCharacter of all niches in generation 1, less that in generation 0 and generation 2',
  );
  expect(outcomeView({ measure: 'community-bits', niche: 'moby' }).what).toBe(
    'bits per character of the mixture of the living on test, in moby',
  );
});

it.each<[object, string]>([
  [{ name: 'evolutionaryDistinctiveness' }, 'name is "evolutionaryDistinctiveness"; must be a metric of a niche'],
  [{ name: 'nicheOverlap', subject: 'moby' }, 'subject is "moby"; must be left out: nicheOverlap is of all'],
  [{ name: 'locusHeterozygosity' }, 'subject is missing; must be a locus, of which locusHeterozygosity is'],
  [{ name: 'locusHeterozygosity', subject: 'widht' }, 'subject is "widht"; must be what is measured, such as width'],
  [{ ...NAME, subject: 'north' }, 'subject is "north"; must be a niche of every arm: moby, sotu'],
  [{ ...NAME, maxGeneration: 3 }, 'maxGeneration is 3; must be 2, the last generation, or earlier'],
  [{ ...NAME, minGeneration: 3 }, 'minGeneration is 3; must be 2, the last generation, or earlier'],
])('refuses a query for %j', (query, message) => {
  expect(() => checkedMetric({ ...NAME, ...query }, [CELL])).toThrow(message);
});

it('takes a query for generations up to the last', () => {
  expect(checkedMetric({ ...NAME, minGeneration: 1 }, [CELL]).in).toEqual({ from: 1, to: 2 });
  expect(checkedMetric({ ...NAME, maxGeneration: 1 }, [CELL]).in).toEqual({ from: 0, to: 1 });
  expect(checkedMetric(NAME, [CELL]).in).toBeUndefined();
});
