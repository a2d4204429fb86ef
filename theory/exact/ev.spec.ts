import { prngOf } from '#base';
import { columnsAt, LENGTH, mistakesOf, PLACES, sitesOf } from './ev';

const prng = prngOf({ seed: 1, generation: 0, purpose: 'ev.spec', subject: 0 });
const isSite = new Uint8Array(PLACES);
for (const site of sitesOf(16)) isSite[site] = 1;

/** Bases of a gene, all others 0. */
function genomeOf(numbers: readonly number[]): Float64Array {
  const digits = numbers.flatMap((number) => [...((number + 1024) % 1024).toString(4).padStart(5, '0')].map(Number));
  return Float64Array.from({ length: LENGTH }, (_, at) => digits[at] ?? 0);
}

it('has sites behind the gene that do not overlap', () => {
  const sites = sitesOf(16);
  expect(sites[0]).toBe(125);
  expect(sites.every((site, at) => at === 0 || site - sites[at - 1] >= 6)).toBe(true);
  expect(sites[15] + 6).toBeLessThanOrEqual(LENGTH);
});

it.each([
  ['no place above its threshold', 1, 16],
  ['every place at its threshold', 0, 240],
  ['every place above a negative one', -512, 240],
])('binds %s', (_, threshold, mistakes) => {
  expect(mistakesOf(genomeOf([...Array<number>(24).fill(0), threshold]), 0, isSite)).toBe(mistakes);
});

it('makes the mistakes that base by base are counted, in any row', () => {
  const genes = Float64Array.from({ length: 3 * LENGTH }, () => prng.integer(4));
  for (const row of [0, 1, 2]) {
    const genome = [...genes.slice(row * LENGTH, (row + 1) * LENGTH)];
    const numberAt = (at: number): number => {
      const value = parseInt(genome.slice(5 * at, 5 * at + 5).join(''), 4);
      return value < 512 ? value : value - 1024;
    };
    const wrong = [...isSite].filter((site, place) => {
      const sum = [0, 1, 2, 3, 4, 5].reduce((total, at) => total + numberAt(4 * at + genome[place + at]), 0);
      return sum >= numberAt(24) !== (site === 1);
    });
    expect(mistakesOf(genes, row, isSite)).toBe(wrong.length);
  }
});

it('counts bases of sites', () => {
  const genes = new Float64Array(2 * LENGTH);
  genes[LENGTH + 125] = 3;
  expect(columnsAt(genes, 1, sitesOf(8)).slice(0, 2)).toEqual([
    [7, 0, 0, 1],
    [8, 0, 0, 0],
  ]);
});
