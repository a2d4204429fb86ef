import { prngOf, sum, uniformityDeviate } from '#base';
import { compileLoci, DEFAULT_SEARCH_SPACE as SPACE, genomeIn, isGenomeOf, randomGenome } from '#genome';
import { breed } from './breed';
import type { BreedingSettings } from './breeding-settings';
import type { Candidate } from './candidate';
import { conceptionsOf, donorsIn } from './conceptions';
import { DONATIONS } from './donors';
import { candidateOf } from './testing/candidate-of';

const SETTINGS: BreedingSettings = {
  demes: [{ name: 'moby', capacity: 300 }],
  selection: { scheme: 'tournament', size: 1 },
  replacement: { scheme: 'generational', elites: 0 },
  crossoverRate: 1,
  crossover: 'uniform',
  mutationRate: 0,
  mutationScale: 0.1,
};
const LOCI = SPACE.map(({ name }) => name);
const candidate = (slot: number, validationNats: number, family: string): Candidate => {
  const prng = prngOf({ seed: 1, generation: 0, subject: slot, purpose: 'conceptions.spec' });
  return candidateOf(slot, { validationNats, genome: { ...randomGenome(SPACE, prng), family } });
};
const fit = candidate(5, 1.5, 'gru');
const unfit = candidate(2, 2.5, 'lstm');
const children = (couple: readonly Candidate[] = [fit, unfit], change: Partial<BreedingSettings> = {}) =>
  breed({ ...SETTINGS, ...change }, SPACE, { seed: 1, generation: 1 }, couple, {}).conceptions;

describe('children', () => {
  it('have the family of a parent where it is conserved, and may have another where it is not', () => {
    const unlike = (conserved: readonly string[]): number =>
      children([fit], { conserved, mutationRate: 0.5 }).filter(({ genome }) => genome.family !== 'gru').length;
    expect(unlike(['family'])).toBe(0);
    expect(unlike([])).toBeGreaterThan(100);
  });

  test.each(['uniform', 'one-point'] as const)('say which genes each parent gave, %s', (crossover) => {
    for (const { genome, parents } of children([fit, unfit], { crossover })) {
      const [primary, secondary] = parents;
      expect([...primary.genes, ...secondary.genes].sort()).toEqual([...LOCI].sort());
      for (const locus of primary.genes) expect(genome[locus]).toBe(fit.genome[locus]);
      for (const locus of secondary.genes) expect(genome[locus]).toBe(unfit.genome[locus]);
      for (const { share, genes } of parents) expect(share).toBeCloseTo(genes.length / LOCI.length, 12);
      expect(sum(parents.map(({ share }) => share))).toBeCloseTo(1, 12);
    }
  });

  it('have half of their genes from the primary parent on average', () => {
    const given = sum(children().map(({ parents }) => parents[0].genes.length));
    expect(uniformityDeviate([given, 300 * LOCI.length - given])).toBeLessThan(3.72); // errs once in 10,000
  });

  it('have the fitter for their primary parent, of equals either', () => {
    const roles = (couple: readonly Candidate[]) =>
      new Set(children(couple).map(({ parents }) => parents.map(({ id, role }) => `${id} ${role}`).join()));
    const fitter = `${fit.id} primary,${unfit.id} secondary`;
    expect([roles([fit, unfit]), roles([unfit, fit])]).toEqual([new Set([fitter]), new Set([fitter])]);
    const equals = [fit, { ...unfit, validationNats: fit.validationNats }];
    expect(roles(equals)).toEqual(new Set([fitter, `${unfit.id} primary,${fit.id} secondary`]));
  });

  it('of a single parent are its clones', () => {
    for (const { genome, parents } of children([fit])) {
      expect(genome).toEqual(fit.genome);
      expect(parents).toEqual([{ id: fit.id, share: 1, weightShare: 1, role: 'primary', genes: LOCI }]);
    }
  });

  it('of one parent and of two mutate, and their genes count for the parent that gave them', () => {
    for (const couple of [[fit, unfit], [unfit]]) {
      const mutants = children(couple, { mutationRate: 0.5 });
      for (const { genome, parents } of mutants) {
        expect(isGenomeOf(SPACE, genome)).toBe(true);
        expect(sum(parents.map(({ genes }) => genes.length))).toBe(LOCI.length);
      }
      const isNovel = ({ learningRate }: Candidate['genome']) =>
        couple.every((parent) => learningRate !== parent.genome.learningRate);
      expect(mutants.filter(({ genome }) => isNovel(genome)).length).toBeGreaterThan(100);
    }
  });

  it('take weights from the parent whose weights suit best, of equals from the fitter', () => {
    const couple = [fit, { ...unfit, genome: { ...fit.genome, family: 'convolution' } }];
    const donors = (parents: readonly Candidate[], change = {}) =>
      children(parents, change).map(
        ({ genome, parents }) => [genome.family, donorsIn(parents)[0]?.id ?? null] as const,
      );
    for (const [family, donor] of donors(couple)) expect(donor).toBe(family === 'gru' ? fit.id : unfit.id);
    for (const [, donor] of donors([fit, { ...unfit, genome: fit.genome }])) expect(donor).toBe(fit.id);
    const decoders = donors([fit, unfit], { mutationRate: 1 }).filter(([family]) => family === 'convolution');
    expect(decoders.length).toBeGreaterThan(0);
    for (const [, donor] of decoders) expect(donor).toBeNull();
  });

  it('leave their parents as they were', () => {
    const before = structuredClone([fit, unfit]);
    children([unfit, fit], { mutationRate: 1 });
    expect([fit, unfit]).toEqual(before);
  });
});

it('a founder has no parents and no donor', () => {
  const loci = compileLoci(SPACE.slice(0, 1));
  const births = {
    count: 1,
    loci: 1,
    genes: Float64Array.of(3),
    deme: Int32Array.of(1),
    parents: Int32Array.of(-1, -1),
    givers: new Uint8Array(1),
  };
  const genome = genomeIn(loci, births.genes, 0);
  expect(
    conceptionsOf(
      births,
      [{ ...fit, genome }],
      ['moby', 'fr'],
      loci,
      DONATIONS.parent,
      prngOf({ seed: 1, generation: 1, purpose: 'donors', subject: 0 }),
    ),
  ).toEqual([{ slot: 0, deme: 'fr', genome, parents: [], donors: [] }]);
});
