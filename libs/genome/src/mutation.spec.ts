import { chiSquareDeviate, kolmogorovSmirnov, mean, Prng, prngOf, sum, uniformityDeviate, variance } from '#base';
import { adjustSpace } from './adjust-space';
import type { Genome } from './genome';
import { isGenomeOf } from './is-genome-of';
import { compileLoci, genesOf, genomeIn, type Loci } from './loci';
import { type Mutation, mutation, type MutationSettings } from './mutation';
import { randomGenome } from './random-genome';
import { DEFAULT_SEARCH_SPACE, type GeneValue, type OrdinalLocus, type SearchSpace } from './search-space';
import { selfAdaptiveMutation } from './self-adaptive-mutation';
import { toUnit } from './unit-scale';

const WIDENED = adjustSpace(DEFAULT_SEARCH_SPACE, {
  width: { values: [8, 64, 256, 512, 768, 1024] },
  depth: { values: Array.from({ length: 12 }, (_, at) => at + 1) },
}).filter((locus): locus is OrdinalLocus => ['width', 'depth'].includes(locus.name));

const CATEGORICAL = { kind: 'categorical', name: 'letter', values: ['a', 'b', 'c', 'd'] } as const;
const ORDINAL = { kind: 'ordinal', name: 'size', values: [1, 2, 4, 8, 16] } as const;
const LINEAR = { kind: 'real', name: 'drop', low: 0, high: 0.5, scale: 'linear' } as const;
const LOG = { kind: 'real', name: 'rate', low: 1e-4, high: 1, scale: 'log' } as const;
const SPACE: SearchSpace = [CATEGORICAL, ORDINAL, LINEAR, LOG];
const FOUNDER: Genome = { letter: 'a', size: 1, drop: 0, rate: 1e-4 };

const LOCI = compileLoci(SPACE);
const STEP = mutation(LOCI, { rate: 1, scale: 0.3 });

const SEEDS = [1, 2, 3];
const stream = (seed: number, subject = '') => prngOf({ seed, generation: 0, subject, purpose: 'mutate.spec' });
const tally = (alleles: readonly GeneValue[], genes: readonly GeneValue[]) =>
  alleles.map((allele) => genes.filter((gene) => gene === allele).length);

/** A mutated copy of a genome. */
function mutate(genome: Genome, space: SearchSpace, settings: MutationSettings, prng: Prng): Genome {
  const loci = compileLoci(space);
  const genes = genesOf(loci, [genome]);
  mutation(loci, settings)(genes, 0, prng);
  return genomeIn(loci, genes, 0);
}

/** A stream whose integers and uniform numbers all come of one word. */
function scripted(word: number): Prng {
  const prng = new Prng([0, 0]);
  prng.uint32 = () => word;
  prng.uniform = () => word / 2 ** 32;
  prng.integer = (bound) => Math.floor((word / 2 ** 32) * bound);
  return prng;
}

/** The genome at the end of a walk of mutations alone. */
function descend(genome: Genome, generations: number, prng: Prng): Genome {
  const genes = genesOf(LOCI, [genome]);
  for (let generation = 0; generation < generations; generation++) STEP(genes, 0, prng);
  return genomeIn(LOCI, genes, 0);
}

describe('mutation', () => {
  describe.each(SEEDS)('seed %i', (seed) => {
    // Every walk starts from one corner of the space; 30 steps forget it. Each verdict errs once in 10,000.
    const ends = Array.from({ length: 800 }, (_, walk) => descend(FOUNDER, 30, stream(seed, `${walk}`)));

    test.each([CATEGORICAL, ORDINAL])('makes every allele of $name equally frequent', ({ name, values }) => {
      const genes = ends.map((genome) => genome[name]);
      expect(uniformityDeviate(tally(values, genes))).toBeLessThan(3.72);
    });

    test.each([LINEAR, LOG])('makes $name uniform on its scale', (locus) => {
      const positions = ends.map((genome) => toUnit(locus, genome[locus.name] as number));
      expect(kolmogorovSmirnov(positions, (position) => position)).toBeLessThan(2.23);
    });

    it('chooses every other category alike', () => {
      const prng = stream(seed);
      const genes = Array.from({ length: 3_000 }, () => mutate(FOUNDER, SPACE, { rate: 1, scale: 0.1 }, prng).letter);
      expect(tally(['a'], genes)).toEqual([0]);
      expect(uniformityDeviate(tally(['b', 'c', 'd'], genes))).toBeLessThan(3.72);
    });

    it('mutates each gene at the given rate, independently of the others', () => {
      const prng = stream(seed);
      const rate = 0.3;
      const counts = [0, 0, 0, 0]; // neither, the letter, the rate, both
      for (let trial = 0; trial < 10_000; trial++) {
        const mutant = mutate({ ...FOUNDER, rate: 0.01 }, SPACE, { rate, scale: 0.1 }, prng);
        counts[(mutant.letter === 'a' ? 0 : 1) + (mutant.rate === 0.01 ? 0 : 2)]++;
      }
      const expected = [(1 - rate) ** 2, rate * (1 - rate), rate * (1 - rate), rate ** 2];
      counts.forEach((count, cell) => {
        const error = Math.sqrt(10_000 * expected[cell] * (1 - expected[cell]));
        expect(Math.abs(count - 10_000 * expected[cell])).toBeLessThan(4 * error);
      });
    });
  });

  it('steps an ordinal gene one index up and down alike, beyond the end to the other end', () => {
    const prng = stream(4);
    const step = (size: number) =>
      Array.from({ length: 4_000 }, () => mutate({ ...FOUNDER, size }, SPACE, { rate: 1, scale: 0.1 }, prng).size);
    for (const [size, up, down] of [
      [4, 2, 8],
      [16, 8, 1],
      [1, 16, 2],
    ]) {
      const steps = step(size);
      expect(new Set(steps)).toEqual(new Set([up, down]));
      expect(uniformityDeviate(tally([up, down], steps))).toBeLessThan(3.72);
    }
  });

  describe.each([2, 3, 4, 5])('an ordinal locus of %i alleles', (count) => {
    const alleles = Array.from({ length: count }, (_, index) => index);
    const locus = { kind: 'ordinal', name: 'size', values: alleles } as const;
    // chances from each allele to each, read off: a mutation of rate 1 draws up or down by one integer below 2
    const chances = alleles.map((size) => {
      const genes = [0, 2 ** 31].map((word) => mutate({ size }, [locus], { rate: 1, scale: 0 }, scripted(word)).size);
      return alleles.map((allele) => genes.filter((gene) => gene === allele).length / 2);
    });

    it('never keeps its allele, so that the effective rate is the stated one', () => {
      chances.forEach((row, allele) => {
        expect(row[allele]).toBe(0);
        expect(sum(row)).toBe(1);
      });
    });

    it('goes back as likely as it came: equal frequencies stay equal', () => {
      chances.forEach((row, from) => row.forEach((chance, to) => expect(chance).toBe(chances[to][from])));
    });

    it('leads from every allele to every other', () => {
      const reached = alleles.reduce(
        (from) => new Set([...from].flatMap((allele) => [allele, ...alleles.filter((to) => chances[allele][to] > 0)])),
        new Set([0]),
      );
      expect(reached.size).toBe(count);
    });
  });

  test.each([...DEFAULT_SEARCH_SPACE.filter((locus) => locus.kind !== 'real'), ...WIDENED])(
    '$name mutates at the stated rate',
    (locus) => {
      const { name } = locus;
      const prng = stream(9, name);
      const [rate, trials] = [0.1, 20_000];
      const mutateRow = mutation(compileLoci([locus]), { rate, scale: 0.1 });
      const genes = new Float64Array(1);
      const changed = Array.from({ length: trials }, () => {
        const before = (genes[0] = prng.integer(locus.values.length));
        mutateRow(genes, 0, prng);
        return genes[0] === before ? 0 : 1;
      });
      expect(Math.abs(mean(changed) - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / trials));
    },
  );

  it('steps a real gene by the given fraction of its range', () => {
    const prng = stream(5);
    const steps = Array.from({ length: 4_000 }, () => {
      const { rate } = mutate({ ...FOUNDER, rate: 0.01 }, SPACE, { rate: 1, scale: 0.05 }, prng);
      return toUnit(LOG, rate as number) - 0.5;
    });
    expect(Math.abs(mean(steps))).toBeLessThan((4 * 0.05) / Math.sqrt(4_000));
    expect(Math.abs(variance(steps) / 0.05 ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / 4_000));
  });

  it('stays in the space, whatever the step', () => {
    const prng = stream(6);
    let genome = randomGenome(DEFAULT_SEARCH_SPACE, prng);
    for (let generation = 0; generation < 500; generation++) {
      genome = mutate(genome, DEFAULT_SEARCH_SPACE, { rate: 1, scale: 5 }, prng);
      expect(isGenomeOf(DEFAULT_SEARCH_SPACE, genome)).toBe(true);
    }
  });

  it('changes nothing at rate 0, and never the parent', () => {
    const parent = Object.freeze({ ...FOUNDER });
    expect(mutate(parent, SPACE, { rate: 0, scale: 1 }, stream(7))).toEqual(FOUNDER);
    mutate(parent, SPACE, { rate: 1, scale: 1 }, stream(7));
    expect(parent).toEqual(FOUNDER);
  });

  // each locus mutates as by a coin of its own: all 16 sets of mutants of four loci, as often as the product of their chances
  test.each([0.02, 0.1, 0.5, 0.97])('skips to mutants as coins would, rate %d', (rate) => {
    const space: SearchSpace = [0, 1, 2, 3].map((at) => ({ kind: 'ordinal', name: `${at}`, values: [0, 1] }));
    const loci = compileLoci(space);
    const mutateRow = mutation(loci, { rate, scale: 0 });
    const trials = 100_000;
    const prng = stream(10, `${rate}`);
    const genes = new Float64Array(4);
    const counts = Array<number>(16).fill(0);
    for (let trial = 0; trial < trials; trial++) {
      mutateRow(genes.fill(0), 0, prng);
      counts[genes[0] + 2 * genes[1] + 4 * genes[2] + 8 * genes[3]]++;
    }
    const ones = (set: number) => [1, 2, 4, 8].filter((bit) => set & bit).length;
    const expected = counts.map((_, set) => trials * rate ** ones(set) * (1 - rate) ** (4 - ones(set)));
    // sets with fewer than five expected counts share the cell of the most common set
    const most = expected.indexOf(Math.max(...expected));
    const cells = expected.map((count, set) => (count < 5 ? most : set));
    const pooled = (values: readonly number[]) =>
      [...new Set(cells)].map((cell) => sum(values.filter((_, set) => cells[set] === cell)));
    expect(chiSquareDeviate(pooled(counts), pooled(expected))).toBeLessThan(3.72);
  });

  it('mutates the row alone that it is given', () => {
    const loci = compileLoci(SPACE);
    const genes = genesOf(loci, [FOUNDER, FOUNDER, FOUNDER]);
    mutation(loci, { rate: 1, scale: 0.3 })(genes, 1, stream(11));
    expect([genomeIn(loci, genes, 0), genomeIn(loci, genes, 2)]).toEqual([FOUNDER, FOUNDER]);
    expect(genomeIn(loci, genes, 1)).not.toEqual(FOUNDER);
  });

  it.each<[string, (loci: Loci) => Mutation]>([
    ['by fixed rates', (loci) => mutation(loci, { rate: 0.3, scale: 0.3 })],
    ['by its own rates', (loci) => selfAdaptiveMutation(loci, { rate: 0.3, scale: 0.3, step: 0.2 })],
  ])('never mutates what is conserved, and the other genes at the rate, %s', (_, mutationOf) => {
    const loci = compileLoci(SPACE, ['letter', 'drop']);
    const genes = genesOf(loci, Array<Genome>(20_000).fill(FOUNDER));
    const change = mutationOf(loci);
    for (let row = 0; row < 20_000; row++) change(genes, row, stream(12, `${row}`));
    const children = Array.from({ length: 20_000 }, (_each, row) => genomeIn(loci, genes, row));
    const changed = (name: string) => children.filter((child) => child[name] !== FOUNDER[name]).length;
    expect([changed('letter'), changed('drop')]).toEqual([0, 0]);
    const error = 4 * Math.sqrt(20_000 * 0.3 * 0.7);
    for (const name of ['size', 'rate']) expect(Math.abs(changed(name) - 6000)).toBeLessThan(error);
  });

  test.each([-0.1, 1.1, NaN])('refuses the rate %d', (rate) => {
    expect(() => mutation(compileLoci(SPACE), { rate, scale: 0 })).toThrow(expect.objectContaining({ field: 'rate' }));
  });

  it('leaves a locus of one allele alone', () => {
    const fixed: SearchSpace = [
      { kind: 'categorical', name: 'letter', values: ['a'] },
      { kind: 'ordinal', name: 'size', values: [2] },
      { kind: 'real', name: 'rate', low: 0.1, high: 0.1, scale: 'log' },
    ];
    const genome = { letter: 'a', size: 2, rate: 0.1 };
    expect(mutate(genome, fixed, { rate: 1, scale: 1 }, stream(8))).toEqual(genome);
  });
});
