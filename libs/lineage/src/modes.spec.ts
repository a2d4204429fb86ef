import { prngOf } from '#base';
import { DEFAULT_SEARCH_SPACE, EVERY_LOCUS, randomGenome } from '#genome';
import { ModesRecord, type Persistent } from './modes';
import { persistent } from './persistent';
import { skeletonOf } from './skeleton';
import { bornOf, tableOf } from './testing/births';

/** Two lines, of 0-0 and 0-1, of which that of 0-1 ends with 1-1, and a founder, 2-1; 1-0 lives on until generation 2. */
const founders = [bornOf('k-0-0'), bornOf('k-0-1'), bornOf('k-0-2')];
const children = [bornOf('k-1-0', 'k-0-0', 'k-0-2', ['a']), bornOf('k-1-1', 'k-0-1')];
const last = [bornOf('k-2-0', 'k-1-0'), bornOf('k-2-1')];
const pedigree = tableOf(founders, children, last);
const living = [children[0], ...last];

const idsOf = (rows: readonly number[]): string[] => rows.map((row) => [...founders, ...children, ...last][row].id);

it('keeps those who have descendants by primary parents in the later generation, and who live on themselves', () => {
  expect(idsOf(persistent(pedigree, living, 2, 0))).toEqual(['k-0-0']);
  expect(idsOf(persistent(pedigree, living, 2, 1))).toEqual(['k-1-0']);
  expect(idsOf(persistent(pedigree, living, 2, 2))).toEqual(['k-1-0', 'k-2-0', 'k-2-1']);
});

it('asks a generation back of those who lived then, whoever was born since', () => {
  expect(idsOf(persistent(pedigree, children, 1, 0))).toEqual(['k-0-0', 'k-0-1']);
  expect(persistent(pedigree, [], 2, 0)).toEqual([]);
});

const one = (kind: string, loci = 1, parameters = 10): Persistent => ({ kind, loci, parameters });

it('tells change from novelty: a kind that comes back is a change, and not new', () => {
  const record = new ModesRecord();
  const told = [
    [one('a'), one('a'), one('b')],
    [one('b'), one('c', 3, 5)],
    [one('a'), one('b'), one('d'), one('d', 2, 70)],
    [],
  ].map((persistents) => record.tell(persistents));
  expect(told.map(({ individuals, change, novelty }) => [individuals, change, novelty])).toEqual([
    [3, null, null],
    [2, 1, 1],
    [4, 2, 1],
    [0, 0, 0],
  ]);
  expect(told.map(({ loci, parameters }) => [loci, parameters])).toEqual([
    [1, 10],
    [3, 10],
    [2, 70],
    [-Infinity, -Infinity],
  ]);
  expect(told[0].ecologyBits).toBeCloseTo(Math.log2(3) - 2 / 3, 12);
  expect(told.slice(1).map(({ ecologyBits }) => ecologyBits)).toEqual([1, 1.5, 0]);
});

it('sees of a genome what is expressed, real alleles in eighths of their scale', () => {
  const genome = {
    ...randomGenome(DEFAULT_SEARCH_SPACE, prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'spec' })),
    family: 'lstm',
    learningRate: 0.001,
  };
  const own = skeletonOf(genome, DEFAULT_SEARCH_SPACE);
  const kindWith = (change: object): string => skeletonOf({ ...genome, ...change }, DEFAULT_SEARCH_SPACE).kind;
  expect([own.loci, kindWith({ heads: -1 }), kindWith({ learningRate: 0.00101 })]).toEqual([19, own.kind, own.kind]);
  expect(kindWith({ learningRate: 0.02 })).not.toBe(own.kind);
  expect(kindWith({ depth: -1 })).not.toBe(own.kind);
});

it('sees the place of modules as it is expressed', () => {
  const seed = { seed: 1, generation: 0, subject: 0, purpose: 'spec' };
  const genome = { ...randomGenome(EVERY_LOCUS, prngOf(seed)), depth: 2, modules: 2 };
  const kindAt = (adapterPlace: number): string => skeletonOf({ ...genome, adapterPlace }, EVERY_LOCUS).kind;
  expect(kindAt(3)).toBe(kindAt(2)); // beyond the last layer
  expect(kindAt(1)).not.toBe(kindAt(2));
});
