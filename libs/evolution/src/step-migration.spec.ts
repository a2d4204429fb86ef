/** Steps of demes among which genes migrate. */
import { MIGRATIONS } from './migration';
import { PARENT_SELECTIONS } from './parents';
import type { Population } from './population';
import { REPLACEMENTS } from './replacement';
import { type Step, step } from './step';
import { environment, measured, NOBODY, operatorsWith } from './testing/step-world';

const { goalSwitching, ...BY_CHANCE } = MIGRATIONS;

describe.each(Object.entries(BY_CHANCE))('%s', (_, migration) => {
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

describe('goalSwitching', () => {
  const capacity = Int32Array.of(30, 12, 8);
  const taken = (seed: number, rate: number, change: (population: Population) => Population = (same) => same) => {
    const founded = step(NOBODY, {}, { ...environment, capacity }, operatorsWith(), { seed, generation: 0 });
    const population = change(withGoals(measured(founded.population, seed)));
    const operators = operatorsWith({ parents: PARENT_SELECTIONS.tournament(2), migration: goalSwitching(rate) });
    return {
      living: population,
      ...step(population, {}, { ...environment, capacity }, operators, { seed, generation: 1 }),
    };
  };

  /** By each goal all are alike, but those of other demes at slots 0, 5, 10 ..., who are better the higher the slot is. */
  function withGoals(population: Population): Population {
    const [scores] = population.measures.fitness!;
    const goalNats = [0, 1, 2].map((goal) =>
      Float64Array.from(scores, (score, at) => {
        if (Number.isNaN(score)) return NaN;
        return population.deme[at] === goal ? 1 : population.slot[at] % 5 === 0 ? 0.5 - population.slot[at] / 1e3 : 1;
      }),
    );
    return { ...population, measures: { ...population.measures, goalNats } };
  }

  it('gives children of one parent elsewhere, who is better here than everyone who lives here, as often as the rate says', () => {
    const { living: population, births, metrics } = taken(12, 0.5);
    let moved = 0;
    for (let slot = 0; slot < births.count; slot++) {
      const [primary, secondary] = births.parents.subarray(2 * slot, 2 * slot + 2);
      if (population.deme[primary] === births.deme[slot]) continue;
      moved++;
      expect([secondary, population.slot[primary] % 5]).toEqual([-1, 0]);
      expect([...births.givers.subarray(slot * births.loci, (slot + 1) * births.loci)].every((giver) => giver === 0)).toBe(true); // prettier-ignore
    }
    expect(metrics.goalSwitches).toBe(moved);
    expect(moved).toBeGreaterThan(10);
    expect(moved).toBeLessThan(34);
  });

  it('chooses among them by how they do here', () => {
    const last = (population: Population): number => {
      const viable = [...population.slot].filter(
        (slot, at) => slot % 5 === 0 && !Number.isNaN(population.measures.fitness![0][at]),
      );
      return Math.max(...viable);
    };
    const counts = new Map<number, number>();
    const { living: population, births } = taken(13, 1);
    births.parents.forEach((parent, at) => {
      if (at % 2 === 0 && births.deme[at / 2] === 0) counts.set(parent, (counts.get(parent) ?? 0) + 1);
    });
    const [[favourite]] = [...counts].sort(([, a], [, b]) => b - a);
    expect(population.slot[favourite]).toBe(last(population));
  });

  it('moves nobody who is only as good, and nobody who was not measured', () => {
    const as = (nats: number) => (population: Population) => {
      const goalNats = population.measures.goalNats!.map((column) => column.map((own) => (own < 1 ? nats : own)));
      return { ...population, measures: { ...population.measures, goalNats } };
    };
    expect(taken(14, 1, as(1)).metrics.goalSwitches).toBe(0);
    expect(taken(14, 1, as(NaN)).metrics.goalSwitches).toBe(0);
    expect(taken(14, 1).metrics.goalSwitches).toBeGreaterThan(0);
  });

  it('settles a deme of which nobody is left with heirs of all others, which are no switches', () => {
    const empty = (population: Population): Population => {
      const scores = Float64Array.from(population.measures.fitness![0], (score, at) =>
        population.deme[at] === 2 ? NaN : score,
      );
      const goalNats = population.measures.goalNats!.map((column) =>
        column.map((own, at) => (population.deme[at] === 2 ? NaN : own === 0.5 ? 0.5 : 1)),
      );
      return { ...population, measures: { fitness: [scores], goalNats } };
    };
    const { births, living: population, metrics } = taken(15, 0.01, empty);
    expect([metrics.goalSwitches, metrics.extinctDemes, metrics.recolonisedDemes, metrics.founders]).toEqual([
      0, 1, 1, 0,
    ]);
    const colonists = [...births.deme.keys()].filter((slot) => births.deme[slot] === 2);
    expect(new Set(colonists.map((slot) => population.deme[births.parents[2 * slot]]))).toEqual(new Set([0, 1]));
  });
});
