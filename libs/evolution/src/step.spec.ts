/** What every step keeps to, whatever the operators. */
import { chiSquareDeviate, type Json, prngOf, sum } from '#base';
import { compileLoci, mutation, recombination, type SearchSpace } from '#genome';
import { describeBy } from './descriptors';
import { fitness } from './objectives/fitness';
import type { Environment, Operators, ParentSelection, Shaping } from './operators';
import { PARENT_SELECTIONS } from './parents';
import type { Population } from './population';
import { REPLACEMENTS } from './replacement';
import { initialState } from './scheme-state';
import { defaultsOf } from './schemes/scheme';
import { SELECTION_SCHEMES, type SelectionConfig, selectionOf, suitedTo } from './schemes/selection-schemes';
import { SHAPINGS } from './shaping';
import { step } from './step';
import { environment, LOCI, measured, NOBODY, operatorsWith } from './testing/step-world';

const { mapElites, survivorsOnly: _, ...BY_NUMBER } = REPLACEMENTS;
const { randomSearch, ...BREEDING } = BY_NUMBER;

const founded = (seed: number, operators = operatorsWith()) =>
  measured(step(NOBODY, {}, environment, operators, { seed, generation: 0 }).population, seed);

/** Of those that a config can name, each that takes one score; and what takes a score above 0. NSGA-II and uncertain tournaments have specs. */
const CROSS_ENTROPY = { kind: 'cross-entropy' } as const;
const SELECTIONS: readonly [string, ParentSelection][] = [
  ...suitedTo(CROSS_ENTROPY).map((scheme): [string, ParentSelection] => {
    const named = { ...defaultsOf(SELECTION_SCHEMES, scheme), scheme };
    return [scheme, selectionOf(named as SelectionConfig, CROSS_ENTROPY, { scheme: 'generational' })];
  }),
  ['roulette', PARENT_SELECTIONS.roulette()],
  ['stochastic universal sampling', PARENT_SELECTIONS.stochasticUniversalSampling()],
  ['lexicase', PARENT_SELECTIONS.lexicase()],
];
const COMBINATIONS = SELECTIONS.flatMap(([parents, selection]) =>
  Object.entries(BREEDING).map(([name, replacement]) => {
    return [parents, name, operatorsWith({ parents: selection, replacement: replacement(3) })] as const;
  }),
);

test.each(COMBINATIONS)(
  '%s with %s: demes stay full, parents are of the deme and measured, genes are theirs',
  (...[, , operators]) => {
    let population = founded(1, operators);
    for (let generation = 1; generation <= 4; generation++) {
      const before = structuredClone(population);
      const next = step(population, {}, environment, operators, { seed: 1, generation });
      expect(population).toEqual(before);
      expect(step(population, {}, environment, operators, { seed: 1, generation })).toEqual(next);
      const { births, survivors, deaths } = next;
      expect([...survivors, ...deaths].sort((a, b) => a - b)).toEqual([...population.deme.keys()]);
      const [scores] = population.measures.fitness!;
      for (const index of survivors) expect(scores[index]).not.toBeNaN();
      for (let slot = 0; slot < births.count; slot++) {
        const [primary, secondary] = births.parents.subarray(2 * slot, 2 * slot + 2);
        expect(primary).not.toBe(secondary);
        for (const parent of [primary, secondary].filter((index) => index >= 0)) {
          expect(population.deme[parent]).toBe(births.deme[slot]);
          expect(scores[parent]).not.toBeNaN();
        }
        const given = Array.from(births.givers.subarray(slot * LOCI.count, (slot + 1) * LOCI.count), (giver, at) => {
          return population.genes[(giver === 0 ? primary : secondary) * LOCI.count + at];
        });
        expect([...births.genes.subarray(slot * LOCI.count, (slot + 1) * LOCI.count)]).toEqual(given);
      }
      population = measured(next.population, generation);
      expect([...population.deme].filter((deme) => deme === 0)).toHaveLength(30);
      expect([...population.deme].filter((deme) => deme === 1)).toHaveLength(12);
    }
  },
);

test('the parents of (mu + lambda) are those who live on', () => {
  const operators = operatorsWith({ replacement: REPLACEMENTS.plus(5) });
  const { births, survivors } = step(founded(2), {}, environment, operators, { seed: 2, generation: 1 });
  for (const parent of births.parents) if (parent >= 0) expect([...survivors]).toContain(parent);
});

test('a deme of which nobody has a score is founded anew, and only that', () => {
  const population = founded(3);
  const scores = Float64Array.from(population.deme, (deme, at) =>
    deme === 1 ? [NaN, Infinity, -Infinity][at % 3] : 1,
  );
  const dying = { ...population, measures: { fitness: [scores] } };
  const { births, survivors, metrics } = step(dying, {}, environment, operatorsWith(), { seed: 3, generation: 1 });
  expect(metrics).toMatchObject({ founders: 12, births: 40, survivors: 2, deaths: 40 });
  for (let slot = 0; slot < births.count; slot++) expect(births.parents[2 * slot] < 0).toBe(births.deme[slot] === 1);
  for (const index of survivors) expect(population.deme[index]).toBe(0);
});

test.each(Object.entries({ ...BY_NUMBER, mapElites: () => mapElites({ births: 1, cells: 2 }) }))(
  'a population of one under %s goes on',
  (_, replacement) => {
    const alone: Environment = { ...environment, capacity: Int32Array.of(1) };
    const operators = operatorsWith({
      replacement: replacement(1),
      describe: { count: 1, columns: (_population, members) => [Float64Array.from(members)] },
    });
    let { population } = step(NOBODY, {}, alone, operators, { seed: 4, generation: 0 });
    for (let generation = 1; generation < 4; generation++) {
      const one = { ...population, measures: { fitness: [Float64Array.of(1)] } };
      ({ population } = step(one, {}, alone, operators, { seed: 4, generation }));
      expect(population.size).toBe(1);
      expect(population.genes).toEqual(one.genes);
    }
  },
);

test('a random search keeps the fittest and founds all others, by draws of their own', () => {
  const population = founded(1);
  const { births, survivors, metrics } = step(
    population,
    {},
    environment,
    operatorsWith({ replacement: randomSearch(1) }),
    { seed: 1, generation: 1 },
  );
  expect(survivors).toHaveLength(environment.capacity.length);
  expect([...births.parents].every((parent) => parent === -1)).toBe(true);
  expect(metrics.founders).toBe(births.count);
  const genomes = Array.from({ length: births.count }, (_, slot) =>
    births.genes.subarray(slot * LOCI.count, (slot + 1) * LOCI.count).join(),
  );
  expect(new Set(genomes).size).toBeGreaterThan(births.count / 2);
});

test('a population of one goes on alone', () => {
  const alone: Environment = { ...environment, capacity: Int32Array.of(1) };
  const operators = operatorsWith({ replacement: REPLACEMENTS.generational(0) });
  const { population: one } = step(NOBODY, {}, alone, operators, { seed: 4, generation: 0 });
  const { births } = step({ ...one, measures: { fitness: [Float64Array.of(1)] } }, {}, alone, operators, {
    seed: 4,
    generation: 1,
  });
  expect([births.count, ...births.parents]).toEqual([1, 0, -1]);
  expect(births.genes).toEqual(one.genes);
});

describe('what a scheme remembers', () => {
  const describe = describeBy([{ measure: 'parameters', scale: 'linear', low: 0, high: 1 }]);
  const shaping = SHAPINGS.novelty({ neighbours: 3, archive: 6, added: 2 });
  const operators = operatorsWith({ shaping, describe });
  const withParameters = (population: Population): Population => {
    const { fitness: [scores] = [] } = population.measures;
    return { ...population, measures: { ...population.measures, parameters: [scores.map((score) => 1 - score)] } };
  };
  const next = (population: Population, state: Json, seed = 5) =>
    step(withParameters(population), state, environment, operators, { seed, generation: 1 });

  it('goes on with the generation, by deme, and is the same as JSON', () => {
    const first = next(founded(5), initialState(operators, 2)).schemeState as { shaping: Json[][] };
    expect(first.shaping.map((archive) => archive.length)).toEqual([2, 2]);
    const asJson = JSON.parse(JSON.stringify(first)) as Json;
    expect(asJson).toEqual(first);
    const second = next(founded(6), asJson).schemeState as { shaping: Json[][] };
    second.shaping.forEach((archive, deme) => {
      expect(archive).toHaveLength(4);
      expect(archive.slice(0, 2)).toEqual(first.shaping[deme]);
    });
  });

  it('changes who is selected: the same population with another archive has other parents', () => {
    const state = next(founded(5), initialState(operators, 2)).schemeState;
    const parentsAfter = (before: Json) => next(founded(6), before).births.parents;
    expect(parentsAfter(state)).not.toEqual(parentsAfter(initialState(operators, 2)));
  });

  it('is kept of a deme that dies out', () => {
    const state = next(founded(5), initialState(operators, 2)).schemeState as { shaping: Json[] };
    const population = founded(6);
    const scores = Float64Array.from(population.deme, (deme) => (deme === 1 ? NaN : 1));
    const after = next({ ...population, measures: { fitness: [scores] } }, state as unknown as Json);
    expect((after.schemeState as { shaping: Json[] }).shaping[1]).toEqual(state.shaping[1]);
    expect(after.metrics.founders).toBe(12);
  });

  it.each<[Json, string]>([
    [{ archive: [1, 2] }, 'schemeState is {"archive":[1,2]}; must be { shaping } with a list of 2'],
    [{ shaping: [[], []], more: 1 }, 'schemeState is '],
    [{ shaping: [[]] }, 'schemeState is '],
    [null, 'schemeState is null; must be '],
    [{ shaping: [[], [['x']]] }, 'schemeState.shaping.1 is [["x"]]; must be a list of at most 6 points of 1 numbers'],
    [{ shaping: [[[0.5, 0.5]], []] }, 'schemeState.shaping.0 is [[0.5,0.5]]; must be '],
  ])('cannot be %j', (state, message) => {
    expect(() => next(founded(5), state)).toThrow(message);
  });

  it.each<Json>([{ shaping: [[], []] }, { shaping: [null, null] }, { shaping: 'x' }, { more: 1 }, [], null])(
    'cannot be %j where a scheme remembers nothing',
    (state) => {
      const stepping = () => step(founded(5), state, environment, operatorsWith(), { seed: 5, generation: 1 });
      expect(stepping).toThrow(/^schemeState is .*; must be {}: the scheme remembers nothing/);
    },
  );
});

test('those who fail a minimal criterion neither live on nor have children', () => {
  const population = founded(7);
  const [scores] = population.measures.fitness!;
  const measures = { fitness: [scores], validationNats: [scores.map((score) => -score)] };
  const operators = operatorsWith({ shaping: SHAPINGS.minimalCriterion(-0.5) });
  const { births, survivors } = step({ ...population, measures }, {}, environment, operators, {
    seed: 7,
    generation: 1,
  });
  for (const index of [...survivors, ...births.parents])
    if (index >= 0) expect(scores[index]).toBeGreaterThanOrEqual(0.5);
});

describe('the measured selection intensity', () => {
  const many: Environment = { loci: compileLoci([]), stratifiedLocus: -1, capacity: Int32Array.of(20_000) };
  const prng = prngOf({ seed: 6, generation: 0, subject: 1, purpose: 'step.spec' });
  const size = 20_000;
  const population: Population = {
    size,
    genes: new Float64Array(0),
    deme: new Int32Array(size),
    born: new Int32Array(size),
    slot: new Int32Array(size),
    measures: { fitness: [Float64Array.from({ length: size }, () => prng.normal())] },
  };
  const { variation } = operatorsWith();
  const intensityBy = (parents: ParentSelection, shaping?: Shaping): number => {
    const mutate = mutation(many.loci, { rate: 0, scale: 0 });
    const operators = operatorsWith({ parents, shaping, variation: { ...variation, mutate } });
    return step(population, {}, many, operators, { seed: 6, generation: 1 }).metrics.selectionIntensity;
  };

  it.each([PARENT_SELECTIONS.tournament(2), PARENT_SELECTIONS.truncation(0.2)])('is that of theory', (parents) => {
    expect(Math.abs(intensityBy(parents) - parents.intensity()!)).toBeLessThan(4 / Math.sqrt(size));
  });

  it.each([SHAPINGS.neutral(), SHAPINGS.shuffled()])('is that of the measured scores under a control', (control) => {
    const intensity = intensityBy(PARENT_SELECTIONS.truncation(0.2), control);
    expect(intensity).not.toBe(0); // as it is where all have one score
    expect(Math.abs(intensity)).toBeLessThan(4 * Math.sqrt(1 / (0.2 * size) + 1 / size));
  });

  it('is that of the shaped scores, however little less the direction is', () => {
    const few = 300;
    const lived: Population = {
      ...population,
      size: few,
      deme: new Int32Array(few),
      born: new Int32Array(few),
      slot: Int32Array.from({ length: few }, (_, at) => at),
      measures: {
        fitness: [population.measures.fitness![0].subarray(0, few)],
        parameters: [Float64Array.from({ length: few }, () => 1000 + 1e6 * prng.uniform() ** 3)],
      },
    };
    const intensityAt = (direction: number): number => {
      const operators = operatorsWith({
        parents: PARENT_SELECTIONS.truncation(0.2),
        describe: describeBy([{ measure: 'parameters', scale: 'linear', low: 1000, high: 1_001_000 }]),
        shaping: SHAPINGS.novelty({ neighbours: 3, archive: 10, added: 1 }),
        variation: { ...variation, mutate: mutation(many.loci, { rate: 0, scale: 0 }) },
        direction,
      });
      const here = { ...many, capacity: Int32Array.of(few) };
      const state = initialState(operators, 1);
      return step(lived, state, here, operators, { seed: 6, generation: 1 }).metrics.selectionIntensity;
    };
    expect(intensityAt(1)).toBeGreaterThan(1);
    expect(Math.abs(intensityAt(0.999) - intensityAt(1))).toBeLessThan(0.05);
    expect(Math.abs(intensityAt(0))).toBeLessThan(4 * Math.sqrt(1 / (0.2 * few)));
  });
});

// Wright-Fisher: copies of an allele of fitness 1 + s among N haploid children are binomial (N, p (1 + s) / (1 + p s))
test('roulette without elites is the Wright-Fisher model, to the last count', () => {
  const space: SearchSpace = [{ kind: 'ordinal', name: 'allele', values: [0, 1] }];
  const loci = compileLoci(space);
  const [size, copies, advantage, trials] = [8, 3, 0.5, 20_000];
  const genes = Float64Array.from({ length: size }, (_, at) => (at < copies ? 1 : 0));
  const population: Population = {
    size,
    genes,
    deme: new Int32Array(size),
    born: new Int32Array(size),
    slot: new Int32Array(size),
    measures: { fitness: [genes.map((gene) => 1 + advantage * gene)] },
  };
  const wright: Environment = { loci, stratifiedLocus: -1, capacity: Int32Array.of(size) };
  const operators: Operators = {
    objective: fitness,
    parents: PARENT_SELECTIONS.roulette(),
    replacement: REPLACEMENTS.generational(0),
    variation: { crossoverRate: 0, recombine: recombination('uniform'), mutate: mutation(loci, { rate: 0, scale: 0 }) },
  };
  const counts = Array<number>(size + 1).fill(0);
  for (let seed = 0; seed < trials; seed++) {
    counts[sum([...step(population, {}, wright, operators, { seed, generation: 1 }).births.genes])]++;
  }
  const share = (copies * (1 + advantage)) / (size + copies * advantage);
  const choose = (k: number): number => (k === 0 ? 1 : (choose(k - 1) * (size - k + 1)) / k);
  const expected = counts.map((_, k) => trials * choose(k) * share ** k * (1 - share) ** (size - k));
  expect(chiSquareDeviate(counts, expected)).toBeLessThan(3.72);
});
