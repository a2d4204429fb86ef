import { prngOf, sum, uniformityDeviate } from '#base';
import { DEFAULT_SEARCH_SPACE as SPACE, isGenomeOf, randomGenome } from '#genome';
import type { BreedingSettings } from './breeding-settings';
import type { ViableCandidate } from './candidate';
import { reproduce } from './reproduce';

const SETTINGS: BreedingSettings = {
  demes: [{ name: 'moby', capacity: 8 }],
  elites: 0,
  tournamentSize: 2,
  crossoverRate: 1,
  crossover: 'uniform',
  mutationRate: 0,
  mutationScale: 0.1,
};
const LOCI = SPACE.map(({ name }) => name);
const stream = (subject: string) => prngOf({ seed: 1, generation: 0, subject, purpose: 'reproduce.spec' });
const candidate = (slot: number, lossNats: number, family: string): ViableCandidate => ({
  id: `t-0-${slot}`,
  generation: 0,
  slot,
  deme: 'moby',
  genome: { ...randomGenome(SPACE, stream(`genome ${slot}`)), family },
  lossNats,
  lossBlocks: [],
  rating: null,
});
const fit = candidate(5, 1.5, 'gru');
const unfit = candidate(2, 2.5, 'lstm');
const children = (couple = [fit, unfit], change: Partial<BreedingSettings> = {}) =>
  Array.from({ length: 300 }, (_, child) =>
    reproduce(couple, SPACE, { ...SETTINGS, ...change }, stream(`child ${child}`)),
  );

describe('reproduce', () => {
  test.each(['uniform', 'one-point'] as const)('tells which genes each parent gave, %s', (crossover) => {
    for (const { genome, parents } of children([fit, unfit], { crossover })) {
      const [primary, secondary] = parents;
      expect([...primary.genes, ...secondary.genes].sort()).toEqual([...LOCI].sort());
      for (const locus of primary.genes) expect(genome[locus]).toBe(fit.genome[locus]);
      for (const locus of secondary.genes) expect(genome[locus]).toBe(unfit.genome[locus]);
      for (const { share, genes } of parents) expect(share).toBeCloseTo(genes.length / LOCI.length, 12);
      expect(sum(parents.map(({ share }) => share))).toBeCloseTo(1, 12);
    }
  });

  it('takes half of the genes from the primary parent on average', () => {
    const given = sum(children().map(({ parents }) => parents[0].genes.length));
    expect(uniformityDeviate([given, 300 * LOCI.length - given])).toBeLessThan(3.72); // errs once in 10,000
  });

  it('calls the first parent the primary one', () => {
    for (const couple of [
      [fit, unfit],
      [unfit, fit],
    ]) {
      const [{ parents }] = children(couple);
      expect(parents.map(({ id, role }) => [id, role])).toEqual([
        [couple[0].id, 'primary'],
        [couple[1].id, 'secondary'],
      ]);
    }
  });

  it('clones a single parent', () => {
    for (const { genome, parents, donor } of children([fit])) {
      expect(genome).toEqual(fit.genome);
      expect(parents).toEqual([{ id: fit.id, share: 1, role: 'primary', genes: LOCI }]);
      expect(donor).toBe(fit.id);
    }
  });

  it('mutates children of one parent and of two, and counts the genes for the parent that gave them', () => {
    for (const couple of [[fit, unfit], [unfit]]) {
      const mutants = children(couple, { mutationRate: 0.5 });
      for (const { genome, parents } of mutants) {
        expect(isGenomeOf(SPACE, genome)).toBe(true);
        expect(sum(parents.map(({ genes }) => genes.length))).toBe(LOCI.length);
      }
      const novel = (locus: string) => (genome: (typeof mutants)[0]['genome']) =>
        couple.every((parent) => genome[locus] !== parent.genome[locus]);
      expect(mutants.filter(({ genome }) => novel('learningRate')(genome)).length).toBeGreaterThan(100);
    }
  });

  it('takes weights from the first parent of the same family, else from none', () => {
    for (const { genome, donor } of children()) expect(donor).toBe(genome.family === 'gru' ? fit.id : unfit.id);
    const related = candidate(3, 2, 'gru');
    for (const { donor } of children([fit, related])) expect(donor).toBe(fit.id);
    const mutants = children([fit, unfit], { mutationRate: 1 }).filter(({ genome }) => genome.family === 'mlp');
    expect(mutants.length).toBeGreaterThan(0);
    for (const { donor } of mutants) expect(donor).toBeNull();
  });

  it('leaves the parents as they were', () => {
    const before = structuredClone([fit, unfit]);
    children([unfit, fit], { mutationRate: 1 });
    expect([fit, unfit]).toEqual(before);
  });
});
