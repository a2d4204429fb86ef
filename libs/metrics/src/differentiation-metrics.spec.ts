import { geneDifferentiation } from '#lineage';
import { DIFFERENTIATION_METRICS } from './differentiation-metrics';
import { byNames, measure } from './metric';
import { lived, memberOf } from './testing/lived';

const inDemes = (...demes: readonly string[]) =>
  Array.from({ length: 12 }, (_, slot) => memberOf(0, slot, { deme: demes[slot % demes.length] }));

it('tells how far demes differ, over loci, of each and of silent copies', () => {
  const population = inDemes('north', 'south');
  const generation = lived(population);
  const { metrics } = byNames(measure(DIFFERENTIATION_METRICS, 0, generation));
  const { all, expressed, silent, loci } = geneDifferentiation(population, generation.space);
  expect([metrics.gst, metrics.expressedGst, metrics.silentGst]).toEqual(
    [all, expressed, silent].map((own) => ({ all: own!.gst })),
  );
  expect([metrics.jostD, metrics.expressedJostD, metrics.silentJostD]).toEqual(
    [all, expressed, silent].map((own) => ({ all: own!.jostD })),
  );
  expect([metrics.locusGst.width, metrics.locusJostD.width]).toEqual([loci.width.gst, loci.width.jostD]);
});

it('measures nothing where there is one deme', () => {
  expect(measure(DIFFERENTIATION_METRICS, 0, lived(inDemes('north')))).toEqual([]);
});
