import { prngOf, uniformityDeviate } from '#base';
import {
  compileLoci,
  DEFAULT_SEARCH_SPACE,
  FAMILIES,
  type Genome,
  genomeIn,
  isGenomeOf,
  adjustSpace,
  type SearchSpace,
} from '#genome';
import { drawFounders, FOUNDER_DRAWS } from './draw-founders';

/** Founders of the slots from `first` on. */
function foundGenomes(
  space: SearchSpace,
  seed: number,
  generation: number,
  count: number,
  first = 0,
  isGood?: (genome: Genome) => boolean,
) {
  const loci = compileLoci(space);
  const stratifiedLocus = space.findIndex(({ name }) => name === 'family');
  const births = { genes: new Float64Array((first + count) * loci.count), deme: new Int32Array(first + count) };
  const slots = Int32Array.from({ length: count }, (_, at) => first + at);
  const stream = (purpose: string) => prngOf({ seed, generation, subject: 0, purpose });
  const fits = isGood && ((genes: Float64Array, row: number) => isGood(genomeIn(loci, genes, row)));
  const environment = { loci, stratifiedLocus, capacity: Int32Array.of(count), fits };
  drawFounders(environment, births, slots, stream('founder strata'), (attempt) => stream(`genome ${attempt}`));
  return Array.from({ length: count }, (_, at) => genomeIn(loci, births.genes, first + at));
}
const familiesOf = (seed: number, count: number) =>
  foundGenomes(DEFAULT_SEARCH_SPACE, seed, 0, count).map(({ family }) => family);
const countsOf = (families: readonly unknown[]) =>
  FAMILIES.map((family) => families.filter((other) => other === family).length);

describe('drawFounders', () => {
  it('draws genomes of the space', () => {
    for (const genome of foundGenomes(DEFAULT_SEARCH_SPACE, 1, 0, 50)) {
      expect(isGenomeOf(DEFAULT_SEARCH_SPACE, genome)).toBe(true);
    }
  });

  it('spreads families evenly, for any number of founders', () => {
    for (let seed = 0; seed < 20; seed++) {
      expect(countsOf(familiesOf(seed, 18))).toEqual(Array(9).fill(2));
      const counts = countsOf(familiesOf(seed, 7));
      expect(Math.max(...counts) - Math.min(...counts)).toBe(1);
    }
  });

  it('gives the odd founder any family alike', () => {
    const odd = Array.from({ length: 2_000 }, (_, seed) => familiesOf(seed, 1)[0]);
    expect(uniformityDeviate(countsOf(odd))).toBeLessThan(3.72); // errs once in 10,000
  });

  it('keeps to the families of a narrowed space', () => {
    const space = adjustSpace(DEFAULT_SEARCH_SPACE, { family: { values: ['gru', 'mlp'] } });
    const families = foundGenomes(space, 1, 0, 4).map(({ family }) => family);
    expect([...families].sort()).toEqual(['gru', 'gru', 'mlp', 'mlp']);
  });

  it('founds a space without families', () => {
    const space = DEFAULT_SEARCH_SPACE.filter(({ name }) => name !== 'family');
    expect(foundGenomes(space, 1, 0, 1).every((genome) => isGenomeOf(space, genome))).toBe(true);
  });

  it('draws again until one fits, and keeps the families and all who fit at once', () => {
    const isSmall = ({ width }: Genome) => Number(width) <= 64;
    const [any, small] = [undefined, isSmall].map((fits) => foundGenomes(DEFAULT_SEARCH_SPACE, 1, 0, 90, 0, fits));
    expect(any.filter(isSmall).length).toBeLessThan(80);
    expect(small.every(isSmall)).toBe(true);
    expect(small.map(({ family }) => family)).toEqual(any.map(({ family }) => family));
    any.forEach((genome, at) => isSmall(genome) && expect(small[at]).toEqual(genome));
  });

  it('draws what fits alike', () => {
    const widths = foundGenomes(DEFAULT_SEARCH_SPACE, 3, 0, 3_000, 0, ({ depth }) => depth === 1).map(
      ({ width }) => width,
    );
    const counts = [...new Set(widths)].map((width) => widths.filter((other) => other === width).length);
    expect(counts.length).toBeGreaterThan(2);
    expect(uniformityDeviate(counts)).toBeLessThan(3.72); // errs once in 10,000
  });

  it('leaves the last draw where nothing fits', () => {
    let asked = 0;
    const [founder] = foundGenomes(DEFAULT_SEARCH_SPACE, 1, 0, 1, 0, () => ++asked < 0);
    expect(asked).toBe(FOUNDER_DRAWS);
    expect(isGenomeOf(DEFAULT_SEARCH_SPACE, founder)).toBe(true);
  });

  it('draws anew for another seed, generation or slot', () => {
    const rate = (seed: number, generation: number, slot: number) =>
      foundGenomes(DEFAULT_SEARCH_SPACE, seed, generation, 1, slot)[0].learningRate;
    expect(rate(1, 0, 0)).toBe(rate(1, 0, 0));
    expect(new Set([rate(1, 0, 0), rate(2, 0, 0), rate(1, 1, 0), rate(1, 0, 1)]).size).toBe(4);
  });
});
