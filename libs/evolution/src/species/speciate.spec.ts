import { speciate } from './speciate';
import type { SpeciesMemory } from './species-memory';

/** Individuals, then representatives, are points of a line. */
const told = (memory: SpeciesMemory, individuals: readonly number[], representatives: readonly number[] = []) => {
  const points = [...individuals, ...representatives];
  return [...speciate(memory, individuals.length, (a, b) => Math.abs(points[a] - points[b]))];
};
const remembered = (threshold: number, numbers: readonly number[] = [], founded = 9): SpeciesMemory => ({
  threshold,
  founded,
  living: numbers.map((number) => [number, 0, 0]),
});

describe('speciate', () => {
  it('founds a species where nobody is near, and lets those after it join', () => {
    expect(told(remembered(1, [], 0), [0, 0.5, 3, 3.5, 0.9])).toEqual([0, 0, 1, 1, 0]);
  });

  it('compares with representatives of the generation before, not with each other', () => {
    // 0 and 1.8 are further apart than the threshold, but both near to the representative
    expect(told(remembered(1, [4]), [0, 1.8], [0.9])).toEqual([4, 4]);
  });

  it('takes the nearest within the threshold, of equally near ones the oldest', () => {
    expect(told(remembered(2, [2, 5]), [1.5, 0.5, 1], [0, 2])).toEqual([5, 2, 2]);
  });

  it('numbers new species after all that there ever were', () => {
    expect(told(remembered(1, [4]), [50, 0], [0])).toEqual([9, 4]);
  });

  it('at a threshold of 0 tells apart all that differ, and at a huge one nothing', () => {
    expect(told(remembered(0, [4]), [0, 0.001, 0], [0])).toEqual([4, 9, 4]);
    expect(told(remembered(1e9, [4, 7]), [0, 5, 100], [0, 100])).toEqual([4, 4, 7]);
    expect(told(remembered(1e9, [], 0), [0, 5, 100])).toEqual([0, 0, 0]);
  });

  it('has nobody to tell where nobody lived', () => {
    expect(told(remembered(1, [4]), [], [0])).toEqual([]);
  });
});
