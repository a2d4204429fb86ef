import { prngOf, uniformityDeviate } from '#base';
import { MIGRATIONS } from './migration';
import type { Migration } from './operators';
import { FOUNDED, nativeDemes } from './native-demes';

const DEMES = 5;
const CHILDREN = 4000;
const { island, ring } = MIGRATIONS;

/** Of the children of one deme. */
function nativesOf(deme: number, migration: Migration | undefined, viable: readonly number[]): readonly number[] {
  const prng = prngOf({ seed: 1, generation: 1, purpose: 'native-demes.spec', subject: 0 });
  return [...nativeDemes(new Int32Array(CHILDREN).fill(deme), viable, migration, prng)];
}
const countsOf = (natives: readonly number[], demes: readonly number[]): number[] =>
  demes.map((deme) => natives.filter((native) => native === deme).length);
const full = Array<number>(DEMES).fill(3);

test.each([
  ['island', island, [1, 2, 3, 4]],
  ['ring', ring, [1, 4]],
] as const)('%s: as many as the rate says, from each source alike', (_, migration, sources) => {
  const counts = countsOf(nativesOf(0, migration(0.3), full), [0, ...sources]);
  expect(Math.abs(counts[0] - 0.7 * CHILDREN)).toBeLessThan(4 * Math.sqrt(CHILDREN * 0.3 * 0.7));
  expect(uniformityDeviate(counts.slice(1))).toBeLessThan(3.72); // errs once in 10,000
  expect(counts.reduce((a, b) => a + b)).toBe(CHILDREN);
});

test('of two demes each is the only neighbour of the other, and one alone has none', () => {
  for (const { sources } of [island(0.1), ring(0.1)]) {
    expect([sources(0, 2), sources(1, 2), sources(0, 1)]).toEqual([[1], [0], []]);
  }
  expect(nativesOf(0, island(1), [3])).toEqual(Array(CHILDREN).fill(0));
});

test('who would come from where nobody is viable has its parents at home', () => {
  expect(countsOf(nativesOf(0, ring(1), [3, 0, 3, 3, 0]), [0])).toEqual([CHILDREN]);
  const counts = countsOf(nativesOf(0, ring(1), [3, 0, 3, 3, 3]), [0, 4]);
  expect(uniformityDeviate(counts)).toBeLessThan(3.72);
});

test('a deme of which nobody is viable is recolonised from where someone is, else founded', () => {
  const counts = countsOf(nativesOf(0, island(0.01), [0, 3, 0, 3, 3]), [1, 3, 4]);
  expect(uniformityDeviate(counts)).toBeLessThan(3.72);
  expect(counts.reduce((a, b) => a + b)).toBe(CHILDREN);
  expect(countsOf(nativesOf(0, ring(1), [0, 0, 3, 3, 0]), [FOUNDED])).toEqual([CHILDREN]);
  expect(countsOf(nativesOf(0, undefined, [0, 3, 3, 3, 3]), [FOUNDED])).toEqual([CHILDREN]);
});

test('without migration nothing is drawn', () => {
  const prng = prngOf({ seed: 1, generation: 1, purpose: 'native-demes.spec', subject: 0 });
  expect([...nativeDemes(Int32Array.of(0, 0, 1), [2, 2], undefined, prng)]).toEqual([0, 0, 1]);
  expect(prng.uint32()).toBe(prngOf({ seed: 1, generation: 1, purpose: 'native-demes.spec', subject: 0 }).uint32());
});
