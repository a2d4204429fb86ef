/** Species in a step of the kernel: who mates with whom, and who has how many children. */
import type { SpeciesRules } from '../operators';
import { PARENT_SELECTIONS } from '../parents';
import type { Population } from '../population';
import { REPLACEMENTS } from '../replacement';
import { initialState } from '../scheme-state';
import { step } from '../step';
import { environment, measured, NOBODY, operatorsWith } from '../testing/step-world';

const RULES = { threshold: 1, most: 1, target: 0, adjustment: 0, interspeciesRate: 0, sharing: 0 };
const operatorsOf = (change: Partial<SpeciesRules>) =>
  operatorsWith({
    species: { ...RULES, ...change },
    replacement: REPLACEMENTS.generational(0),
    variation: { ...operatorsWith().variation, crossoverRate: 1 },
  });

/** Of three species in each deme, by slot; scores alike. */
function populationIn(speciesOf: (slot: number) => number): Population {
  const operators = operatorsWith();
  const { population } = step(NOBODY, {}, environment, operators, { seed: 3, generation: 0 });
  const scores = new Float64Array(population.size);
  return { ...measured(population, 1), measures: { fitness: [scores] }, species: population.slot.map(speciesOf) };
}

const couples = (population: Population, change: Partial<SpeciesRules>, seeds = 20): [number, number][] =>
  Array.from({ length: seeds }, (_, seed) => {
    const operators = operatorsOf(change);
    const state = initialState(operators, 2);
    const { births } = step(population, state, environment, operators, { seed, generation: 1 });
    return Array.from({ length: births.count }, (_, slot): [number, number] => [
      births.parents[2 * slot],
      births.parents[2 * slot + 1],
    ]);
  }).flat();

describe('a step with species', () => {
  const mixed = populationIn((slot) => slot % 3);
  const of = (index: number): number => mixed.species![index];

  it.each([0, 1])('mates within species, sharing %d', (sharing) => {
    const all = couples(mixed, { sharing });
    expect(all.every(([one, other]) => other >= 0 && one !== other && of(one) === of(other))).toBe(true);
  });

  it('mates with all of the deme at the interspecies rate', () => {
    const across = (rate: number): number => {
      const all = couples(mixed, { interspeciesRate: rate });
      return all.filter(([one, other]) => of(one) !== of(other)).length / all.length;
    };
    // of the others in a deme of 30 or of 12 two thirds are of other species, or a little more
    expect(Math.abs(across(1) - 0.7)).toBeLessThan(0.05);
    expect(Math.abs(across(0.5) - 0.35)).toBeLessThan(0.05);
  });

  it('lets who is alone in a species have children by itself', () => {
    const alone = populationIn((slot) => slot);
    expect(couples(alone, {}).every(([one, other]) => one >= 0 && other === -1)).toBe(true);
    expect(couples(alone, { interspeciesRate: 1 }).every(([one, other]) => other >= 0 && one !== other)).toBe(true);
  });

  it('is as without species where all are of one', () => {
    const one = populationIn(() => 0);
    const state = initialState(operatorsOf({}), 2);
    const { births } = step(one, state, environment, operatorsOf({}), { seed: 5, generation: 1 });
    expect([...births.parents].every((parent) => parent >= 0)).toBe(true);
  });

  it('gives species of equal fitness as many children each, whatever their sizes, where fitness is shared', () => {
    const unequal = populationIn((slot) => (slot % 6 === 0 ? 0 : 1));
    const first = (sharing: number): number => {
      const all = couples(unequal, { sharing });
      return all.filter(([one]) => unequal.species![one] === 0).length / all.length;
    };
    expect(Math.abs(first(1) - 1 / 2)).toBeLessThan(0.001);
    expect(Math.abs(first(0) - 1 / 6)).toBeLessThan(0.06);
  });

  it.each([
    PARENT_SELECTIONS.truncation(0.5),
    PARENT_SELECTIONS.linearRankSampling(1.5),
    PARENT_SELECTIONS.exponentialRank(0.5),
    PARENT_SELECTIONS.boltzmannSampling(1),
    PARENT_SELECTIONS.lexicase(),
  ])('draws parents by schemes of all kinds', (parents) => {
    const operators = { ...operatorsOf({ sharing: 1 }), parents };
    const { births } = step(mixed, initialState(operators, 2), environment, operators, { seed: 2, generation: 1 });
    for (let slot = 0; slot < births.count; slot++) {
      expect(of(births.parents[2 * slot])).toBe(of(births.parents[2 * slot + 1]));
    }
  });
});
