import { DEFAULT_SEARCH_SPACE } from '#genome';
import { PedigreeTable } from '#lineage';
import { DEME_METRICS } from './deme-metrics';
import type { Member } from './lived-generation';
import { measure } from './metric';
import { lived, memberOf, scoreOf } from './testing/lived';

const LOCI = DEFAULT_SEARCH_SPACE.map(({ name }) => name);

const before = [0, 1, 2, 3].map((slot) => memberOf(0, slot, { score: scoreOf(4 - slot) })); // 4, 3, 2, 1 nats
const share = (parent: Member, share: number, genes: readonly string[], role: 'primary' | 'secondary') => {
  return { id: parent.id, share, weightShare: 0, role, genes };
};
const clone = (slot: number, parent: Member, nats: number): Member =>
  memberOf(1, slot, { parents: [share(parent, 1, LOCI, 'primary')], score: scoreOf(nats) });
const half = Math.floor(LOCI.length / 2);
/** Share of the genes that the fourth gave to the child of two. */
const given = half / LOCI.length;
const mixed = memberOf(1, 1, {
  parents: [
    share(before[3], 0.5, LOCI.slice(0, half), 'primary'),
    share(before[2], 0.5, LOCI.slice(half), 'secondary'),
  ],
  score: scoreOf(1),
});
const withWeightsOf = (child: Member, donor: Member, change: Partial<Member>): Member => ({
  ...child,
  ...change,
  parents: child.parents.map((parent) => ({ ...parent, weightShare: parent.id === donor.id ? 1 : 0 })),
});
/** The fittest lives on; a clone of it, a child of two, one of no parents. */
const population = [before[3], clone(0, before[3], 0.5), mixed, memberOf(1, 2, { score: scoreOf(5) })];

function valuesOf(population: readonly Member[], before: readonly Member[] = []): Record<string, number> {
  const pedigree = new PedigreeTable(LOCI);
  pedigree.add([0, 1, 2, 3].map((slot) => memberOf(0, slot)));
  pedigree.add(population.filter(({ generation }) => generation === 1));
  const generation = lived(population, { before, pedigree, demes: ['moby', 'empty'] });
  const values = measure(DEME_METRICS, 1, generation).filter(({ subject }) => subject !== 'empty');
  return Object.fromEntries(
    values.map(({ name, scope, subject, value }) => [scope === 'deme' ? name : subject, value]),
  );
}

it('splits the change of the mean cross-entropy into selection, transmission and founders', () => {
  const values = valuesOf(population, before);
  // before 2.5; those with ancestors 1, 0.5 and 1, of ancestors 1, 1 and 1.5; the founder 5
  expect(values).toMatchObject({
    meanChangeNats: 7.5 / 4 - 2.5,
    priceSelectionNats: expect.closeTo(3.5 / 3 - 2.5, 12),
    priceTransmissionNats: expect.closeTo(-1 / 3, 12),
    priceFoundersNats: expect.closeTo(7.5 / 4 - 2.5 / 3, 12),
  });
  const { priceSelectionNats, priceTransmissionNats, priceFoundersNats, meanChangeNats } = values;
  expect(Math.abs(priceSelectionNats + priceTransmissionNats + priceFoundersNats - meanChangeNats)).toBeLessThan(1e-9);
});

it('splits transmission into what children were born with and what they learned, where all births are known', () => {
  const [lives, copy, child, founder] = population;
  const known = [
    lives,
    withWeightsOf(copy, before[3], { birthNats: 1.25 }),
    withWeightsOf(mixed, before[2], { birthNats: 3 }),
    founder,
  ];
  const values = valuesOf(known, before);
  // of three with ancestors: the clone 0.25 above its parent, the child 1 above its donor, who is 0.5 above the mean of both
  expect(values).toMatchObject({
    priceMutationNats: expect.closeTo(0.25 / 3, 12),
    priceRecombinationNats: expect.closeTo(1 / 3, 12),
    priceDonorNats: expect.closeTo(0.5 / 3, 12),
    priceLearningNats: expect.closeTo((0.5 - 1.25 + 1 - 3) / 3, 12),
    bitsLostAtBirth: expect.closeTo((0.25 + 1) / 2 / Math.LN2, 12),
  });
  const { priceMutationNats, priceRecombinationNats, priceDonorNats, priceLearningNats, priceTransmissionNats } =
    values;
  const parts = priceMutationNats + priceRecombinationNats + priceDonorNats + priceLearningNats;
  expect(Math.abs(parts - priceTransmissionNats)).toBeLessThan(1e-9);
  const missing = valuesOf([lives, withWeightsOf(copy, before[3], { birthNats: 1.25 }), child, founder], before);
  expect(missing).not.toHaveProperty('priceMutationNats');
  expect(missing).not.toHaveProperty('priceLearningNats');
  expect(missing).toMatchObject({ priceTransmissionNats, bitsLostAtBirth: expect.closeTo(0.25 / Math.LN2, 12) });
});

it('tells what genes pass on from what weights do, where strangers raise all children', () => {
  const fosteredBy = (slot: number, genes: number, weights: number) => {
    const [parent, stranger] = [before[genes], before[weights]];
    const nats = 0.5 + 0.25 * parent.score!.nats + 0.75 * stranger.score!.nats;
    const { parents, ...child } = clone(slot, parent, nats);
    const foster = { id: stranger.id, share: 0, weightShare: 1, role: 'weights', genes: [] } as const;
    return { ...child, genome: before[0].genome, parents: [...parents, foster] };
  };
  const children = [
    [0, 1],
    [1, 3],
    [2, 0],
    [3, 1],
    [0, 3],
    [1, 0],
  ].map(([genes, weights], slot) => fosteredBy(slot, genes, weights));
  expect(valuesOf([...children, clone(6, before[0], 9)], before)).toMatchObject({
    fosteringGenesSlope: expect.closeTo(0.25, 12),
    fosteringWeightsSlope: expect.closeTo(0.75, 12),
    parents: 4,
  });
  expect(valuesOf(population, before)).not.toHaveProperty('fosteringGenesSlope');
});

it('compares children and their parents with all who could be parents', () => {
  expect(valuesOf(population, before)).toMatchObject({
    selectionDifferentialNats: 1.25 - 2.5,
    responseNats: 0.75 - 2.5,
    realisedHeritability: 1.75 / 1.25,
  });
});

it('counts copies of genes by who gave them: one lives on, has a clone, and half of a child', () => {
  const { offspringVariance, effectiveSize, parents } = valuesOf(population, before);
  expect(parents).toBe(2);
  // 3 copies of the fourth at these loci; 2, and one of the third, at the others
  expect(offspringVariance).toBeCloseTo((given * (9 - 9 / 4) + (1 - given) * (5 - 9 / 4)) / 3, 12);
  expect(effectiveSize).toBeCloseTo(1 / (given + (1 - given) * (2 / 6)), 12);
});

it('counts whose primary parent lived elsewhere as migrants, whose genes are no copies and no offspring of this deme', () => {
  const away = memberOf(0, 9, { deme: 'empty', score: scoreOf(0.2) });
  const migrant = clone(3, away, 7);
  const values = valuesOf([...population, migrant], [...before, away]);
  const without = valuesOf(population, before);
  expect([values.migrants, without.migrants]).toEqual([1, 0]);
  for (const name of ['effectiveSize', 'offspringVariance', 'responseNats', 'selectionDifferentialNats']) {
    expect(values[name]).toBe(without[name]);
  }
  const { priceSelectionNats, priceTransmissionNats, priceFoundersNats, meanChangeNats } = values;
  expect(meanChangeNats).toBeCloseTo(14.5 / 5 - 2.5, 12);
  expect([priceSelectionNats, priceTransmissionNats]).toEqual([
    without.priceSelectionNats,
    without.priceTransmissionNats,
  ]);
  expect(priceFoundersNats).toBeCloseTo(14.5 / 5 - 2.5 / 3, 12);
});

it('tells of the genealogy of the living, and how far back genes and the pedigree meet', () => {
  const family = population.slice(0, 3);
  const values = valuesOf(family, before);
  expect(values).toMatchObject({
    sackinIndex: 3, // all three hang from the one that lives on
    collessLikeIndex: 0,
    phylogeneticDiversity: 3,
    [before[3].id]: 1,
    [mixed.id]: 1,
    pedigreeCoalescenceGenerations: 1,
    geneLineages: expect.closeTo(2 - given, 12), // the child's other genes are of another
  });
  expect(values.geneCoalescenceGenerations).toBeUndefined();
  expect(valuesOf(family.slice(0, 2)).geneCoalescenceGenerations).toBe(1);
});

it('has nothing to say of those who are not there, and one alone is its own ancestor', () => {
  expect(valuesOf([])).toEqual({ migrants: 0 });
  const alone = valuesOf([clone(0, before[0], 2)]);
  expect(alone).toEqual({
    [`k3-1-0`]: 0,
    migrants: 0,
    geneCoalescenceGenerations: 0,
    geneLineages: 1,
    parents: 1,
    pedigreeCoalescenceGenerations: 0,
    sackinIndex: 0,
    collessLikeIndex: 0,
    phylogeneticDiversity: 0,
  });
  const failed = valuesOf([memberOf(1, 0), memberOf(1, 1, { score: scoreOf(Infinity) })], before);
  expect(Object.keys(failed).sort()).toEqual(['heterozygosity', 'migrants']);
});
