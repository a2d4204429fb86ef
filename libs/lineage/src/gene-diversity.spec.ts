import { mean, prngOf, standardError } from '#base';
import { estimateEntropyBits } from '#entropy';
import {
  compileLoci,
  DEFAULT_SEARCH_SPACE,
  type Genome,
  genesOf,
  genomeIn,
  mutation,
  randomGenome,
  type SearchSpace,
} from '#genome';
import { geneDiversity } from './gene-diversity';

const SPACE: SearchSpace = [
  { kind: 'categorical', name: 'family', values: ['gru', 'moe'] },
  { kind: 'ordinal', name: 'experts', values: [2, 4] }, // which a GRU leaves silent
  { kind: 'real', name: 'learningRate', low: 1e-4, high: 1, scale: 'log' },
];
const stream = (seed: number, purpose = 'gene-diversity.spec') => prngOf({ seed, generation: 0, subject: '', purpose });
const inhabitants = (genomes: readonly Genome[], deme: (at: number) => string = () => 'moby') =>
  genomes.map((genome, at) => ({ genome, deme: deme(at) }));

describe('geneDiversity', () => {
  const population = inhabitants([
    { family: 'gru', experts: 2, learningRate: 1e-4 },
    { family: 'gru', experts: 4, learningRate: 2e-4 }, // the same eighth of four decades
    { family: 'moe', experts: 2, learningRate: 0.9 },
    { family: 'moe', experts: 2, learningRate: 1 },
  ]);

  it('estimates the entropy of allele frequencies, real genes binned on their scale, and says from how many', () => {
    const { individuals, bits, loci } = geneDiversity(population, SPACE);
    const half = estimateEntropyBits([2, 2]);
    expect([loci.family.bits, loci.learningRate.bits]).toEqual([half, half]);
    expect(loci.experts.bits).toBe(estimateEntropyBits([3, 1]));
    expect(bits).toBeCloseTo(mean(Object.values(loci).map((locus) => locus.bits)), 12);
    expect(individuals).toBe(4);
  });

  it('tells copies that are expressed from those that are silent', () => {
    const { expressed, silent } = geneDiversity(population, SPACE);
    // silent: experts of the GRUs, 2 and 4, which differ, where 1 / 2 is most. Expressed: those of the others, both 2, and the other loci,
    // of which 4 of 6 pairs differ, where 1 / 2 and 7 / 8 are most
    expect(silent).toEqual({ copies: 2, share: 2 });
    expect(expressed!.copies).toBe(10);
    expect(expressed!.share).toBeCloseTo((4 * (4 / 3) + 4 * (16 / 21) + 2 * 0) / 10, 12);
    expect(geneDiversity(population.slice(2), SPACE).silent).toBeNull();
  });

  it('is zero in a population of clones and at a locus that cannot vary', () => {
    const clones = inhabitants(Array.from({ length: 5 }, () => ({ family: 'gru', experts: 2, learningRate: 0.01 })));
    const { bits, withinBits, betweenBits, effectiveAlleles } = geneDiversity(clones, SPACE);
    expect([bits, withinBits, betweenBits]).toEqual([0, 0, 0]);
    expect(effectiveAlleles).toEqual({ q0: 1, q1: 1, q2: 1 });
    const fixed: SearchSpace = [SPACE[0], { kind: 'real', name: 'learningRate', low: 0.01, high: 0.01, scale: 'log' }];
    expect(geneDiversity(clones, fixed).loci.learningRate.bits).toBe(0);
  });

  it('parts what differs within demes from what differs between them', () => {
    const own = (at: number): Genome => ({
      family: at < 6 ? 'gru' : 'moe',
      experts: at % 2 ? 2 : 4,
      learningRate: 0.01,
    });
    const genomes = Array.from({ length: 12 }, (_, at) => own(at));
    const { loci, bits, withinBits, betweenBits } = geneDiversity(
      inhabitants(genomes, (at) => (at < 6 ? 'fr' : 'moby')),
      SPACE,
    );
    expect(loci.family).toMatchObject({ withinBits: 0, betweenBits: loci.family.bits });
    expect(loci.experts.withinBits).toBeGreaterThan(0.9);
    expect(Math.abs(loci.experts.betweenBits)).toBeLessThan(0.1);
    expect(bits).toBeCloseTo(withinBits + betweenBits, 12);
  });

  it.each([2, 3, 4, 6])('finds nothing between %i demes that draw from one pool, on average', (demes) => {
    const between = Array.from({ length: 60 }, (_, seed) => {
      const genomes = Array.from({ length: 12 }, () => randomGenome(DEFAULT_SEARCH_SPACE, stream(seed)));
      const drawn = genomes.map((_, at) => randomGenome(DEFAULT_SEARCH_SPACE, stream(1000 * seed + at, 'pool')));
      return geneDiversity(
        inhabitants(drawn, (at) => `${at % demes}`),
        DEFAULT_SEARCH_SPACE,
      ).betweenBits;
    });
    expect(Math.abs(mean(between))).toBeLessThan(3 * standardError(between)); // unadjusted 0.9 bits are found in six demes
  });

  test.each([1, 2, 3])('mutation raises it at every locus, seed %i', (seed) => {
    const prng = stream(seed);
    const founder = randomGenome(DEFAULT_SEARCH_SPACE, prng);
    const loci = compileLoci(DEFAULT_SEARCH_SPACE);
    const mutate = mutation(loci, { rate: 0.5, scale: 0.3 });
    const genes = genesOf(loci, Array<Genome>(60).fill(founder));
    const mutants = Array.from({ length: 60 }, (_, row) => {
      mutate(genes, row, prng);
      return genomeIn(loci, genes, row);
    });
    const bits = Object.values(geneDiversity(inhabitants(mutants), DEFAULT_SEARCH_SPACE).loci).map(
      (locus) => locus.bits,
    );
    expect(bits).toHaveLength(DEFAULT_SEARCH_SPACE.length);
    expect(Math.min(...bits)).toBeGreaterThan(0);
  });

  it('falls under drift alone, expressed and silent copies alike', () => {
    const runs = Array.from({ length: 60 }, (_, seed) => {
      const prng = stream(seed, 'drift');
      let genomes = Array.from({ length: 12 }, () => randomGenome(DEFAULT_SEARCH_SPACE, prng));
      const first = geneDiversity(inhabitants(genomes), DEFAULT_SEARCH_SPACE);
      for (let generation = 0; generation < 6; generation++) {
        const parents = genomes;
        genomes = parents.map(() =>
          Object.fromEntries(DEFAULT_SEARCH_SPACE.map(({ name }) => [name, prng.pick(parents)[name]])),
        );
      }
      const last = geneDiversity(inhabitants(genomes), DEFAULT_SEARCH_SPACE);
      return {
        expressed: last.expressed!.share / first.expressed!.share,
        silent: last.silent!.share / first.silent!.share,
      };
    });
    const [expressed, silent] = [mean(runs.map((run) => run.expressed)), mean(runs.map((run) => run.silent))];
    const theory = (1 - 1 / 12) ** 6; // Wright 1931
    expect(Math.abs(expressed - theory)).toBeLessThan(0.03);
    expect(Math.abs(silent - theory)).toBeLessThan(0.05);
  });

  it('refuses an empty population', () => {
    expect(() => geneDiversity([], SPACE)).toThrow(RangeError);
  });
});
