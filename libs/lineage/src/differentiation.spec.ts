import { mean, prngOf, standardError } from '#base';
import { DEFAULT_SEARCH_SPACE, type Genome, randomGenome, type SearchSpace } from '#genome';
import { differencesBetween, differentiation, geneDifferentiation } from './differentiation';

const of = (...demes: readonly string[]) => differentiation(differencesBetween(demes.map((deme) => [...deme]))!);

it('is 1 of demes that share nothing and do not vary within, and 0 of demes that are alike', () => {
  expect(of('aaaa', 'bbbb', 'cccc')).toEqual({ gst: 1, jostD: 1 });
  const alike = Array<string>(3).fill('ab'.repeat(500));
  expect(of(...alike).gst).toBeCloseTo(0, 2);
  expect(of(...alike).jostD).toBeCloseTo(0, 2);
});

it('D sees demes that share no allele where G_ST does not, since they vary within (Jost 2008)', () => {
  const { gst, jostD } = of('abcd'.repeat(50), 'efgh'.repeat(50));
  expect(jostD).toBeCloseTo(1, 12);
  expect(gst).toBeLessThan(0.15);
});

it('is that of Nei and Chesser 1983 for haploids, where demes are of one size', () => {
  const demes = ['aaab', 'abbc', 'cccb'];
  const shares = demes.map((deme) =>
    ['a', 'b', 'c'].map((allele) => [...deme].filter((one) => one === allele).length / 4),
  );
  const alike = (own: readonly number[]) => own.reduce((total, share) => total + share ** 2, 0);
  const within = (4 / 3) * (1 - mean(shares.map(alike)));
  const total = 1 - alike([0, 1, 2].map((at) => mean(shares.map((own) => own[at])))) + within / (4 * 3);
  const { gst, jostD } = of(...demes);
  expect(gst).toBeCloseTo(1 - within / total, 12);
  expect(jostD).toBeCloseTo(((total - within) / (1 - within)) * (3 / 2), 12);
});

it('has no bias however few a deme has: 0 on average of demes of two and of seven from one pool', () => {
  const found = Array.from({ length: 4000 }, (_, seed) => {
    const prng = prngOf({ seed, generation: 0, subject: '', purpose: 'differentiation.spec' });
    const { within, between } = differencesBetween(
      [2, 7, 3].map((size) => Array.from({ length: size }, () => prng.pick(['a', 'a', 'b', 'c']))),
    )!;
    return between - within;
  });
  expect(Math.abs(mean(found))).toBeLessThan(4 * standardError(found));
});

const SPACE: SearchSpace = [
  { kind: 'categorical', name: 'family', values: ['gru', 'moe'] },
  { kind: 'ordinal', name: 'experts', values: [2, 4] }, // which a GRU leaves silent
  { kind: 'real', name: 'learningRate', low: 0.01, high: 0.01, scale: 'log' }, // cannot vary
];
const inhabitant = (deme: string, family: string, experts: number) => ({
  deme,
  genome: { family, experts, learningRate: 0.01 } as Genome,
});

it('parts copies that are expressed from silent ones', () => {
  const population = [
    ...[2, 2, 4, 4].map((experts) => inhabitant('north', 'gru', experts)),
    ...[2, 4, 2, 4].map((experts) => inhabitant('south', 'gru', experts)),
    ...[2, 2, 2].map((experts) => inhabitant('north', 'moe', experts)),
    ...[4, 4, 4].map((experts) => inhabitant('south', 'moe', experts)),
    inhabitant('west', 'moe', 2), // alone in its deme
  ];
  const { loci, silent, expressed, all } = geneDifferentiation(population, SPACE);
  expect(Object.keys(loci)).toEqual(['family', 'experts']);
  expect(silent!.gst).toBeCloseTo(-1 / 7, 12); // H_S is 2/3, H_B 1/2, H_T 7/12
  expect(silent).toMatchObject(geneDifferentiation(population.slice(0, 8), SPACE).loci.experts);
  expect(expressed!.jostD).toBeGreaterThan(silent!.jostD);
  expect(all!.gst).toBeGreaterThan(silent!.gst);
});

it('says nothing of one deme, of individuals alone in theirs, and of a locus that is fixed everywhere', () => {
  const [one, other] = [inhabitant('north', 'gru', 2), inhabitant('south', 'gru', 2)];
  expect(geneDifferentiation([one, one], SPACE)).toEqual({ all: null, expressed: null, silent: null, loci: {} });
  expect(geneDifferentiation([one, other], SPACE).all).toBeNull();
  expect(geneDifferentiation([one, one, other, other], SPACE).loci.family).toEqual({ gst: NaN, jostD: 0 });
});

it('finds nothing between demes that draw from the search space alike, on average', () => {
  const found = Array.from({ length: 60 }, (_, seed) => {
    const drawn = Array.from({ length: 12 }, (__, at) => {
      const genome = randomGenome(
        DEFAULT_SEARCH_SPACE,
        prngOf({ seed, generation: at, subject: '', purpose: 'differentiation.spec' }),
      );
      return { genome, deme: `${at % 3}` };
    });
    return geneDifferentiation(drawn, DEFAULT_SEARCH_SPACE).all!.gst;
  });
  expect(Math.abs(mean(found))).toBeLessThan(4 * standardError(found));
});
