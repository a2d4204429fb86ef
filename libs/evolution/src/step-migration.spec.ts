/** Steps of demes among which genes migrate. */
import { MIGRATIONS } from './migration';
import { PARENT_SELECTIONS } from './parents';
import type { Population } from './population';
import { REPLACEMENTS } from './replacement';
import { type Step, step } from './step';
import { environment, measured, NOBODY, operatorsWith } from './testing/step-world';

describe.each(Object.entries(MIGRATIONS))('%s', (_, migration) => {
  const demesOf = ({ births }: Step, { deme }: Population) =>
    Array.from({ length: births.count }, (__, slot) => {
      const couple = [...births.parents.subarray(2 * slot, 2 * slot + 2)].filter((parent) => parent >= 0);
      return { own: births.deme[slot], natives: new Set(couple.map((parent) => deme[parent])) };
    });
  const { tournament, truncation, stochasticUniversalSampling, lexicase } = PARENT_SELECTIONS;
  const RULES = [tournament(2), truncation(0.5), stochasticUniversalSampling(), lexicase()];
  const places = Int32Array.of(30, 12, 8);
  const metapopulation = (seed: number): Population => {
    const next = step(NOBODY, {}, { ...environment, capacity: places }, operatorsWith(), { seed, generation: 0 });
    return measured(next.population, seed);
  };

  it('gives a child of another deme both parents there, and fills demes as before', () => {
    const population = metapopulation(8);
    for (const parents of RULES) {
      const change = { parents, replacement: REPLACEMENTS.generational(2) };
      const taken = step(
        population,
        {},
        { ...environment, capacity: places },
        operatorsWith({ ...change, migration: migration(0.5) }),
        { seed: 8, generation: 1 },
      );
      const children = demesOf(taken, population);
      expect(children.every(({ natives }) => natives.size === 1)).toBe(true);
      const away = children.filter(({ own, natives }) => !natives.has(own));
      expect(away.length).toBeGreaterThan(8);
      expect(away.length).toBeLessThan(36);
      expect(taken.births.deme).toEqual(
        step(population, {}, { ...environment, capacity: places }, operatorsWith(change), { seed: 8, generation: 1 })
          .births.deme,
      );
    }
  });

  it('recolonises a deme of which nobody has a score', () => {
    const population = metapopulation(9);
    const scores = Float64Array.from(population.deme, (deme) => (deme === 1 ? NaN : 1));
    const dying = { ...population, measures: { fitness: [scores] } };
    const operators = operatorsWith({ migration: migration(0.01) });
    const taken = step(dying, {}, { ...environment, capacity: places }, operators, { seed: 9, generation: 1 });
    expect(taken.metrics.founders).toBe(0);
    const colonists = demesOf(taken, population).filter(({ own }) => own === 1);
    expect(colonists).toHaveLength(12);
    expect(new Set(colonists.flatMap(({ natives }) => [...natives]))).toEqual(new Set([0, 2]));
    const nobody = { ...population, measures: { fitness: [scores.map(() => NaN)] } };
    expect(
      step(nobody, {}, { ...environment, capacity: places }, operators, { seed: 9, generation: 1 }).metrics.founders,
    ).toBe(50);
  });

  it('lets nobody else have other genes where each parent is drawn by itself', () => {
    const population = metapopulation(10);
    const change = { parents: PARENT_SELECTIONS.tournament(2) };
    const [without, often] = [operatorsWith(change), operatorsWith({ ...change, migration: migration(0.3) })].map(
      (operators) => step(population, {}, { ...environment, capacity: places }, operators, { seed: 10, generation: 1 }),
    );
    const coupleOf = ({ births: { parents } }: Step, slot: number) => [...parents.subarray(2 * slot, 2 * slot + 2)];
    const home = demesOf(often, population).flatMap(({ own, natives }, slot) => (natives.has(own) ? [slot] : []));
    expect(home.length).toBeGreaterThan(20);
    expect(home.length).toBeLessThan(50);
    for (const slot of home) expect(coupleOf(often, slot)).toEqual(coupleOf(without, slot));
  });

  it('chooses parents by the scores of the deme that they live in', () => {
    const population = metapopulation(11);
    const fittest = [0, 1, 2].map((own) => {
      const [scores] = population.measures.fitness!;
      const members = [...population.deme.keys()].filter(
        (at) => population.deme[at] === own && !Number.isNaN(scores[at]),
      );
      return members.sort((a, b) => scores[b] - scores[a])[0];
    });
    const operators = operatorsWith({ parents: PARENT_SELECTIONS.truncation(0.01), migration: migration(1) });
    const { births } = step(population, {}, { ...environment, capacity: places }, operators, {
      seed: 11,
      generation: 1,
    });
    for (let slot = 0; slot < births.count; slot++) {
      const primary = births.parents[2 * slot];
      expect(population.deme[primary]).not.toBe(births.deme[slot]);
      expect(primary).toBe(fittest[population.deme[primary]]);
    }
  });
});
