import { prngOf } from '#base';
import { dnaOf } from '../dna';
import { weightsOf } from '../motif/weight-matrix';
import type { BindingFactor, Nucleosome } from './factor';
import { occupancyOf } from './occupancy';
import { NEAR } from './partition';

const NONE: Nucleosome = { length: 6, weight: 0 };
const factor = (consensus: string, others: Partial<BindingFactor> = {}): BindingFactor => {
  const columns = Array.from(dnaOf(consensus), (base) => [0, 1, 2, 3].map((each) => (each === base ? 20 : 0)));
  const weights = weightsOf({ id: consensus, name: '', columns: columns as never });
  return { weights, concentration: 0.01, cooperativity: 1, isPioneer: false, ...others };
};

it('binds one site by w / (1 + w), w being the sum of both strands', () => {
  const one = factor('GAT');
  const { bound, sites, partitionBits } = occupancyOf(dnaOf('GAT'), [one], NONE);
  const right = 2 ** (3 * Math.log2((20.25 / 21) * 4));
  const wrong = 2 ** (3 * Math.log2((0.25 / 21) * 4)); // ATC has no base of GAT in its place
  const weight = 0.01 * (right + wrong);
  expect(bound[0]).toBeCloseTo(weight / (1 + weight), 12);
  expect(sites[0].forwardShare).toBeCloseTo(right / (right + wrong), 12);
  expect(partitionBits).toBeCloseTo(Math.log2(1 + weight), 12);
});

it('binds nothing to DNA that is shorter than a factor, and nothing at concentration 0', () => {
  expect(occupancyOf(dnaOf('GA'), [factor('GAT')], NONE)).toMatchObject({ partitionBits: 0, sites: [], bound: [0] });
  const { bound } = occupancyOf(dnaOf('GATGAT'), [factor('GAT', { concentration: 0 })], NONE);
  expect(bound).toEqual([0]);
});

it('is the same for the other strand', () => {
  const factors = [factor('GATA', { cooperativity: 5 }), factor('CCG', { isPioneer: true })];
  const wrap = { length: 7, weight: 0.4 };
  const [one, other] = ['GATACCGGATATTGA', 'TCAATATCCGGTATC'].map((text) => occupancyOf(dnaOf(text), factors, wrap));
  expect(one.partitionBits).toBeCloseTo(other.partitionBits, 10);
  expect(one.bound[0]).toBeCloseTo(other.bound[0], 10);
  expect(one.wrapped[3]).toBeCloseTo(other.wrapped[11], 10);
});

it('keeps others out of a nucleosome, and lets pioneers in', () => {
  const dna = dnaOf('TTGATATT');
  const inside = (isPioneer: boolean) =>
    occupancyOf(dna, [factor('GATA', { isPioneer })], { length: 8, weight: 1e6 }).bound[0];
  const free = occupancyOf(dna, [factor('GATA')], NONE).bound[0];
  expect(inside(false)).toBeLessThan(free / 1000);
  expect(inside(true)).toBeCloseTo(free, 3);
});

it('gains by neighbours that are near alone', () => {
  const boundAt = (gap: number, cooperativity: number) =>
    occupancyOf(
      dnaOf(`GATTACA${'C'.repeat(gap)}GATTACA`),
      [factor('GATTACA', { concentration: 1e-4, cooperativity })],
      NONE,
    ).bound[0];
  expect(NEAR).toBe(4);
  for (let gap = 0; gap <= NEAR; gap++) expect(boundAt(gap, 20)).toBeGreaterThan(1.1 * boundAt(gap, 1));
  expect(boundAt(NEAR + 1, 20)).toBeCloseTo(boundAt(NEAR + 1, 1), 2);
});

it('has as many bound as the partition function grows by: the slope of ln Z over ln concentration', () => {
  const prng = prngOf({ seed: 1, generation: 0, purpose: 'occupancy', subject: 0 });
  const dna = Uint8Array.from({ length: 32 }, () => prng.integer(4));
  const table = (concentration: number) => [
    factor('GATA', { concentration, cooperativity: 3 }),
    factor('CAT', { isPioneer: true }),
  ];
  const bitsAt = (concentration: number) =>
    occupancyOf(dna, table(concentration), { length: 12, weight: 2 }).partitionBits;
  const slope = (bitsAt(0.05 * 1.0001) - bitsAt(0.05 / 1.0001)) / Math.log2(1.0001 ** 2);
  expect(occupancyOf(dna, table(0.05), { length: 12, weight: 2 }).bound[0]).toBeCloseTo(slope, 6);
});

it('throws where the sum is no number', () => {
  expect(() => occupancyOf(dnaOf('GATA'.repeat(8)), [factor('GATA', { concentration: 1e300 })], NONE)).toThrow(
    RangeError,
  );
});
