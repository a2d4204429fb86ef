import { prngOf } from '#base';
import { NOBODY } from '../testing/step-world';
import { initialSpecies, nextSpecies, speciesIn, type SpeciesMemory } from './species-memory';

const RULES = { threshold: 3, most: 10, target: 0, adjustment: 0.5, interspeciesRate: 0, sharing: 1 };
const prng = () => prngOf({ seed: 1, generation: 3, purpose: 'representatives', subject: 0 });
const of = (...species: number[]) => ({
  ...NOBODY,
  size: species.length,
  species: Int32Array.from(species),
  born: Int32Array.from(species, (_, at) => at % 2),
  slot: Int32Array.from(species, (_, at) => at),
});
const before: SpeciesMemory = { threshold: 3, founded: 4, living: [[0, 0, 0]] };

describe('nextSpecies', () => {
  it('remembers a member of each species that has any, in the order of their numbers', () => {
    const { living, founded } = nextSpecies(RULES, before, of(5, 2, 5, -1, 2), prng());
    expect(living.map(([number]) => number)).toEqual([2, 5]);
    expect([1, 4]).toContain(living[0][2]);
    expect([0, 2]).toContain(living[1][2]);
    expect(founded).toBe(6);
  });

  it('draws each member alike', () => {
    const drawn = Array.from({ length: 3000 }, (_, seed) => {
      const own = prngOf({ seed, generation: 3, purpose: 'representatives', subject: 0 });
      return nextSpecies(RULES, before, of(1, 1, 1), own).living[0][2];
    });
    for (const slot of [0, 1, 2]) {
      expect(Math.abs(drawn.filter((each) => each === slot).length - 1000)).toBeLessThan(120);
    }
  });

  it('forgets the species of which nobody is left, but not their numbers', () => {
    expect(nextSpecies(RULES, before, of(), prng())).toEqual({ threshold: 3, founded: 4, living: [] });
  });

  it('moves the threshold towards the target, within its bounds', () => {
    const threshold = (target: number, at: number, ...species: number[]) =>
      nextSpecies({ ...RULES, target }, { ...before, threshold: at }, of(...species), prng()).threshold;
    expect(threshold(2, 3, 0, 1, 2)).toBe(3.5);
    expect(threshold(2, 3, 0, 1)).toBe(3);
    expect(threshold(2, 3, 0)).toBe(2.5);
    expect(threshold(2, 0.2, 0)).toBe(0);
    expect(threshold(1, 9.8, 0, 1)).toBe(10);
    expect(threshold(2, 3)).toBe(3);
    expect(threshold(0, 3, 0, 1, 2)).toBe(3);
  });
});

describe('speciesIn', () => {
  it.each([
    ['schemeState.species', undefined],
    ['schemeState.species', { ...before, more: 1 }],
    ['schemeState.species.threshold', { ...before, threshold: 2 }],
    ['schemeState.species.founded', { ...before, founded: -1 }],
    ['schemeState.species.living', { ...before, living: [[4, 0, 0]] }],
    ['schemeState.species.living', { ...before, living: [[1, 0, 0], [1, 0, 1]] }], // prettier-ignore
    ['schemeState.species.living', { ...before, living: [[1, 0]] }],
  ])('refuses %s of %j', (field, state) => {
    expect(() => speciesIn(state, RULES)).toThrow(field);
  });

  it('takes what was left, and another threshold where that adapts', () => {
    expect(speciesIn(before, RULES)).toEqual(before);
    expect(speciesIn(initialSpecies(RULES), RULES).living).toEqual([]);
    expect(speciesIn({ ...before, threshold: 2 }, { ...RULES, target: 3 }).threshold).toBe(2);
    expect(() => speciesIn({ ...before, threshold: 11 }, { ...RULES, target: 3 })).toThrow('threshold');
  });
});
