import type { ParentShare } from '#evolution';
import { ECOLOGY_METRICS } from './ecology-metrics';
import type { Member } from './lived-generation';
import { byNames, measure } from './metric';
import { lived, memberOf, scoreOf } from './testing/lived';

const child = (slot: number, family: string, deme: string, change: Partial<Member> = {}) => {
  const member = memberOf(1, slot, { deme, niche: deme, score: scoreOf(2), ...change });
  return { ...member, genome: { ...memberOf(0, 0).genome, family } };
};
const elder = (slot: number, family: string, deme: string) => ({
  ...child(slot, family, deme),
  generation: 0,
  id: `k3-0-${slot}`,
});
const from = (id: string): readonly ParentShare[] => [{ id, role: 'primary', share: 1, genes: [], weightShare: 0 }];
const metricsOf = (population: readonly Member[], before: readonly Member[]) =>
  byNames(
    measure(ECOLOGY_METRICS, 1, lived(population, { before, demes: ['north', 'south'], niches: ['north', 'south'] })),
  ).metrics;

const BEFORE = [
  elder(0, 'gru', 'north'),
  elder(1, 'lstm', 'north'),
  elder(2, 'gru', 'south'),
  elder(3, 'gru', 'south'),
];

it('says which share of newborns with parents has them elsewhere', () => {
  const population = [
    child(0, 'gru', 'north', { parents: from('k3-0-2') }),
    child(1, 'gru', 'north', { parents: from('k3-0-0') }),
    child(2, 'gru', 'north'), // a founder
    BEFORE[1], // lives on
    child(3, 'gru', 'south'),
  ];
  expect(metricsOf(population, BEFORE).migrantShare).toEqual({ north: 1 / 2 });
});

it('says what of a deme is new, by family and by genome', () => {
  const { familyTurnover, genotypeTurnover, genotypes } = metricsOf(
    [
      child(0, 'gru', 'north'),
      child(1, 'moe', 'north'),
      child(2, 'gru', 'south'),
      child(3, 'gru', 'south', { score: null }),
    ],
    BEFORE,
  );
  expect(familyTurnover).toEqual({ north: 1 / 2, south: 0 });
  expect(genotypeTurnover).toEqual(familyTurnover); // genomes differ in their family alone
  expect(genotypes).toEqual({ north: 2, south: 1 });
});

it('counts families of a deme, and how far they share niches', () => {
  const population = [...'ggggll'].map((family, slot) =>
    child(slot, family === 'g' ? 'gru' : 'lstm', slot < 3 ? 'north' : 'south'),
  );
  const { familyRichness, effectiveFamilies, frequentFamilies, nicheOverlap } = metricsOf(population, []);
  expect([familyRichness.north, effectiveFamilies.north, frequentFamilies.north]).toEqual([1, 1, 1]);
  expect(frequentFamilies.south).toBeCloseTo(3, 12); // two copies differ with the chance 2/3
  expect(familyRichness.south).toBeGreaterThanOrEqual(2);
  expect(nicheOverlap.all).toBeCloseTo(1 / 4, 12); // GRUs use 3/4 and 1/4 of their niches, LSTMs none and all
});

it('has no turnover where nobody lived before, and no overlap of one family', () => {
  const { familyTurnover, genotypeTurnover, nicheOverlap, migrantShare } = metricsOf(
    [child(0, 'gru', 'north'), child(1, 'gru', 'south')],
    [],
  );
  expect([familyTurnover, genotypeTurnover, nicheOverlap, migrantShare]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
