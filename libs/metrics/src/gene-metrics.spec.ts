import { mean } from '#base';
import { geneDiversity } from '#lineage';
import { GENE_METRICS } from './gene-metrics';
import { byNames, measure } from './metric';
import { lived, memberOf } from './testing/lived';

it('tells of the diversity of everyone who lived, over loci and of each locus', () => {
  const population = Array.from({ length: 8 }, (_, slot) => memberOf(0, slot, { deme: slot % 2 ? 'south' : 'north' }));
  const generation = lived(population);
  const { metrics } = byNames(measure(GENE_METRICS, 0, generation));
  const expected = geneDiversity(population, generation.space);
  expect(metrics.geneEntropyBits).toEqual({ all: expected.bits });
  expect(metrics.locusGeneEntropyBits.width).toBe(expected.loci.width.bits);
  expect(Object.keys(metrics.locusWithinDemesBits).sort()).toEqual(generation.space.map(({ name }) => name).sort());
  expect(metrics.betweenDemesBits.all).toBe(expected.betweenBits);
  expect(metrics.alleleRichness.all).toBe(expected.effectiveAlleles.q0);
  expect(metrics.locusFrequentAlleles.family).toBe(expected.loci.family.effectiveAlleles.q2);
  const widths = population.map(({ genome }) => genome.width);
  const pairs = widths.flatMap((one, at) => widths.slice(at + 1).map((other) => Number(one !== other)));
  expect(metrics.locusHeterozygosity.width).toBeCloseTo(mean(pairs), 12);
  expect(metrics.individuals).toEqual({ all: 8 });
  expect([metrics.expressedCopies.all, metrics.silentDifference.all]).toEqual([
    expected.expressed?.copies,
    expected.silent?.share,
  ]);
});

it('tells nothing between demes, and not 0, where all live in one', () => {
  const population = Array.from({ length: 4 }, (_, slot) => memberOf(0, slot));
  const { metrics } = byNames(measure(GENE_METRICS, 0, lived(population)));
  expect(metrics.geneEntropyBits.all).toBeGreaterThan(0);
  const ofDemes = ['withinDemesBits', 'betweenDemesBits', 'locusWithinDemesBits', 'locusBetweenDemesBits'];
  for (const name of ofDemes) expect(metrics[name]).toBeUndefined();
});
