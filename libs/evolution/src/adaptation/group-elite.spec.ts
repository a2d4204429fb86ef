/** Groups that breed, step by step, in demes of the kernel; what the rates are held to by theory is in `theory/checks`. */
import { type Json, prngOf } from '#base';
import { compileLoci, mutation, recombination } from '#genome';
import { fitness } from '../objectives/fitness';
import type { Environment, Operators, RateGroup, Shaping } from '../operators';
import { MIGRATIONS } from '../migration';
import { PARENT_SELECTIONS } from '../parents';
import type { Population } from '../population';
import { REPLACEMENTS } from '../replacement';
import { initialState } from '../scheme-state';
import { SHAPINGS } from '../shaping';
import { step } from '../step';
import { NOBODY } from '../testing/step-world';
import { groupElite } from './group-elite';

const LOCI = compileLoci([
  ...Array.from({ length: 20 }, (_, at) => {
    return { kind: 'categorical' as const, name: `letter${at}`, values: ['a', 'b', 'c'] };
  }),
]);
const SETTINGS = { rate: 0.1, scale: 0.2 };
const groupRates = groupElite({ groups: 3, share: 0.5, factor: 2 }).groupRates(SETTINGS);

const operatorsWith = (change: Partial<Operators> = {}): Operators => ({
  objective: fitness,
  parents: PARENT_SELECTIONS.tournament(2),
  replacement: REPLACEMENTS.generational(0),
  variation: { crossoverRate: 0.5, recombine: recombination('uniform'), mutate: mutation(LOCI, SETTINGS) },
  groupRates,
  ...change,
});
const environmentOf = (...capacity: number[]): Environment => {
  return { loci: LOCI, stratifiedLocus: -1, capacity: Int32Array.from(capacity) };
};
type State = { readonly groupRates: RateGroup[][] };

/** A population that is measured and bred on; `scoreOf` has (generation, slot, deme) of birth. */
function lives(
  environment: Environment,
  scoreOf: (generation: number, slot: number, deme: number) => number,
  operators = operatorsWith(),
  seed = 1,
) {
  let [population, state]: [Population, Json] = [NOBODY, initialState(operators, environment.capacity.length)];
  let generation = -1;
  return () => {
    generation++;
    const before = JSON.stringify(state);
    const next = step(population, state, environment, operators, { seed, generation });
    expect(step(population, JSON.parse(before) as Json, environment, operators, { seed, generation })).toEqual(next);
    const { born, slot, deme, size } = next.population;
    const scores = Float64Array.from({ length: size }, (_, at) => scoreOf(born[at], slot[at], deme[at]));
    const parents = population;
    [population, state] = [{ ...next.population, measures: { fitness: [scores] } }, next.schemeState];
    return { ...next, parents, population, groups: (state as unknown as State).groupRates };
  };
}

const ratesOf = (groups: readonly RateGroup[]) => groups.map(({ rate, scale }) => ({ rate, scale }));

it('begins with the rates of the settings, halved to doubled, and founders change nothing', () => {
  const breed = lives(environmentOf(9), () => 1);
  for (const generation of [0, 1]) {
    const [groups] = breed().groups;
    expect(groups.map(({ rate }) => rate)).toEqual([0.05, 0.1, 0.2].map((rate) => expect.closeTo(rate, 12)));
    expect(groups.map(({ scale }) => scale)).toEqual([0.1, 0.2, 0.4].map((scale) => expect.closeTo(scale, 12)));
    expect(groups.flatMap(({ children }) => children)).toHaveLength(generation === 0 ? 0 : 9);
  }
});

it('remembers of each child its group, in turn, in an order that changes, and what its primary parent had', () => {
  const breed = lives(environmentOf(4, 5), (generation, slot) => 10 * generation + slot);
  breed();
  const orders = Array.from({ length: 9 }, breed).map(({ groups, births, parents }) => {
    for (const [slot, score] of groups.flat().flatMap(({ children }) => children)) {
      expect(score).toBe(parents.measures.fitness![0][births.parents[2 * slot]]);
    }
    const slots = groups.map((ofDeme) => ofDeme.map(({ children }) => children.map(([slot]) => slot)));
    const order = slots.map((ofDeme) => ofDeme.sort(([one], [other]) => one - other));
    expect(order).toEqual([[[0, 3], [1], [2]], [[4, 7], [5, 8], [6]]]); // prettier-ignore
    return groups.map((ofDeme) => ofDeme.findIndex(({ children }) => children[0][0] < 5 && children.length === 2));
  });
  expect(new Set(orders.map(([first]) => first)).size).toBe(3);
});

/** Which of the groups has a child. */
const groupWith = (slot: number, groups: readonly RateGroup[]): number =>
  groups.findIndex(({ children }) => children.some(([own]) => own === slot));

it('makes rates of as many of the best groups as the share is', () => {
  const own = Array.from({ length: 100 }, (_, at) => ({ rate: 0.01 + 0.004 * at, scale: 0.2 }));
  const rates = groupElite({ groups: 100, share: 0.07, factor: 1.001 }).groupRates({ rate: 0.1, scale: 0.2 });
  const prng = prngOf({ seed: 1, generation: 0, purpose: 'spec', subject: 0 });
  const gains = own.map((_, at) => -at);
  const parents = rates.next(own, gains, prng).map(({ rate }) => Math.round((rate - 0.01) / 0.004));
  expect([...new Set(parents)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]); // 0.07 * 100 is 7.000000000000001
});

// three groups of three; one has the best child and the worst mean
it('keeps the rates of the group with the best child first, and the others are within the factor of the best two', () => {
  const gains = [3, 0, 4, 3, 9, 4, 3, 0, 4];
  const breed = lives(environmentOf(9), (generation, slot) => (generation === 1 ? gains[slot] : 0));
  breed();
  const [before] = breed().groups;
  const [after] = breed().groups;
  expect(ratesOf(after)[0]).toEqual(ratesOf(before)[groupWith(4, before)]);
  const bestTwo = before.filter((_, group) => group !== groupWith(0, before));
  for (const { rate, scale } of after.slice(1)) {
    const near = bestTwo.filter((parent) => rate >= parent.rate / 2 && rate <= 2 * parent.rate);
    expect(near.some((parent) => scale >= parent.scale / 2 && scale <= 2 * parent.scale)).toBe(true);
    expect(before.map((group) => group.rate)).not.toContain(rate);
  }
});

it('counts gains over the own parent: the best child of the best parent gains nothing', () => {
  const population: Population = {
    ...NOBODY,
    size: 3,
    genes: new Float64Array(3 * LOCI.count),
    deme: new Int32Array(3),
    born: new Int32Array(3).fill(1),
    slot: Int32Array.of(0, 1, 2),
    measures: { fitness: [Float64Array.of(10, 2, 1)] },
  };
  const children = [[[0, 10]], [[1, 1]], [[2, 1]]] as unknown as RateGroup['children'][];
  const state = {
    groupRates: [children.map((ofGroup, at) => ({ rate: 0.1 + at / 10, scale: 0.1, children: ofGroup }))],
  };
  const { schemeState } = step(population, state, environmentOf(3), operatorsWith(), { seed: 1, generation: 2 });
  expect((schemeState as unknown as State).groupRates[0][0].rate).toBe(0.2);
});

// three groups of one child, that of the first the best; what shapes scores turns them round
it('goes by measured scores where they are shaped, and by nothing where selection does', () => {
  const population: Population = {
    ...NOBODY,
    size: 3,
    genes: new Float64Array(3 * LOCI.count),
    deme: new Int32Array(3),
    born: new Int32Array(3).fill(1),
    slot: Int32Array.of(0, 1, 2),
    measures: { fitness: [Float64Array.of(3, 2, 1)] },
  };
  const state = { groupRates: [[0, 1, 2].map((at) => ({ rate: 0.1 + at / 10, scale: 0.1, children: [[at, 0]] }))] };
  const shaping: Shaping = {
    initial: null,
    faultOf: () => null,
    shape: ({ scores }) => {
      return {
        scores: { ...scores, columns: scores.columns.map((column) => column.map((score) => -score)) },
        memory: null,
      };
    },
  };
  const trials = 600;
  const shareOfFirst = (direction: number): number => {
    const operators = operatorsWith({ shaping, direction });
    const rates = Array.from({ length: trials }, (_, seed) => {
      const { schemeState } = step(population, state, environmentOf(3), operators, { seed, generation: 2 });
      return (schemeState as unknown as State).groupRates[0][0].rate;
    });
    return rates.filter((rate) => rate === 0.1).length / trials;
  };
  expect(shareOfFirst(1)).toBe(1);
  expect(shareOfFirst(0.99)).toBeGreaterThan(0.95);
  expect(Math.abs(shareOfFirst(0) - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / trials));
});

it('knows the children where some are dead or have no score, of which no gain counts', () => {
  const breed = lives(environmentOf(9), (generation, slot) => (generation === 1 && slot !== 5 ? NaN : 0));
  breed();
  const [before] = breed().groups;
  const [after] = breed().groups;
  expect(ratesOf(after)[0]).toEqual(ratesOf(before)[groupWith(5, before)]);
});

// by true fitness slot 0 is far the best in each generation
it.each([
  ['neutral', SHAPINGS.neutral()],
  ['shuffled', SHAPINGS.shuffled()],
])('sees no fitness under %s: any group is the best alike', (_, shaping) => {
  const breed = lives(environmentOf(9), (__, slot) => (slot === 0 ? 9 : 0), operatorsWith({ shaping }));
  breed();
  let before = breed().groups[0];
  let kept = 0;
  for (let generation = 2; generation < 200; generation++) {
    const after = breed().groups[0];
    if (after[0].rate === before[groupWith(0, before)].rate) kept++;
    before = after;
  }
  expect(Math.abs(kept / 198 - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / 198));
});

it('keeps all rates where nobody has a gain: of a deme that died out, and is founded anew', () => {
  const breed = lives(environmentOf(6, 6), (generation, _, deme) =>
    deme === 0 && generation === 2 ? NaN : generation,
  );
  breed();
  breed();
  const before = breed().groups;
  const { groups, metrics } = breed();
  expect(metrics.founders).toBe(6);
  expect(ratesOf(groups[0])).toEqual(ratesOf(before[0]));
  expect(groups[0].map(({ children }) => children)).toEqual([[], [], []]);
  expect(ratesOf(groups[1])).not.toEqual(ratesOf(before[1]));
  expect(ratesOf(breed().groups[0])).toEqual(ratesOf(before[0]));
});

it('gains nothing by children of parents elsewhere', () => {
  const operators = operatorsWith({ migration: MIGRATIONS.island(0.5) });
  const breed = lives(environmentOf(30, 30), () => 0, operators);
  breed();
  const { births, parents, groups } = breed();
  const isNative = (slot: number): boolean => parents.deme[births.parents[2 * slot]] === births.deme[slot];
  const remembered = groups.flat().flatMap(({ children }) => children.map(([slot]) => slot));
  const natives = [...births.deme.keys()].filter(isNative);
  expect(remembered.sort((a, b) => a - b)).toEqual(natives);
  expect(natives.length).toBeLessThan(60);
});

it.each([1, 2])('goes on where a generation has %i births, fewer than groups', (births) => {
  const breed = lives(environmentOf(births), (generation) => generation);
  for (let generation = 0; generation < 5; generation++) {
    const counts = breed().groups[0].map(({ children }) => children.length);
    const expected = [...Array(births).fill(1), ...Array(3 - births).fill(0)] as number[];
    expect(counts.sort((a, b) => b - a)).toEqual(generation === 0 ? [0, 0, 0] : expected);
  }
});

it('mutates each child by the rates of its group', () => {
  const variation = { ...operatorsWith().variation, crossoverRate: 0 };
  const breed = lives(environmentOf(3000), () => 0, operatorsWith({ variation }));
  breed();
  const { births, parents, groups } = breed();
  const changed = [0, 0, 0];
  const groupOf = new Map(groups[0].flatMap(({ children }, group) => children.map(([slot]) => [slot, group])));
  for (let slot = 0; slot < births.count; slot++) {
    for (let at = 0; at < LOCI.count; at++) {
      const before = parents.genes[births.parents[2 * slot] * LOCI.count + at];
      if (births.genes[slot * LOCI.count + at] !== before) changed[groupOf.get(slot)!]++;
    }
  }
  groups[0].forEach(({ rate }, group) => {
    const trials = 1000 * LOCI.count;
    expect(Math.abs(changed[group] / trials - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / trials));
  });
});

it('keeps rates within the bounds of their loci, and 0 at 0', () => {
  const wild = groupElite({ groups: 4, share: 1, factor: 10 }).groupRates({ rate: 0.5, scale: 0 });
  const prng = prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'group-elite.spec' });
  let rates = wild.initial.map(({ rate, scale }) => ({ rate, scale }));
  for (let generation = 0; generation < 500; generation++) {
    for (const { rate, scale } of rates) {
      expect(rate).toBeGreaterThanOrEqual(0.001);
      expect(rate).toBeLessThanOrEqual(0.5);
      expect(scale).toBe(0);
    }
    rates = [...wild.next(rates, [1, 1, NaN, 1], prng)];
  }
});

const GROUP = { rate: 0.1, scale: 0.1, children: [[0, -1.5]] };
const OTHERS = [
  { rate: 0.1, scale: 0.1, children: [] },
  { rate: 0.1, scale: 0.1, children: [[2, 0]] },
];

it('can have left what it leaves', () => expect(groupRates.faultOf([GROUP, ...OTHERS])).toBeNull());

it.each<Json>([
  null,
  [],
  OTHERS,
  [GROUP, GROUP, OTHERS[0]],
  [null, ...OTHERS],
  [{ ...GROUP, rate: 0 }, ...OTHERS],
  [{ ...GROUP, rate: 0.6 }, ...OTHERS],
  [{ ...GROUP, scale: '0.1' }, ...OTHERS],
  [{ ...GROUP, children: null }, ...OTHERS],
  [{ ...GROUP, children: [[0, null]] }, ...OTHERS],
  [{ ...GROUP, children: [[0.5, 1]] }, ...OTHERS],
  [{ ...GROUP, children: [[-1, 1]] }, ...OTHERS],
  [{ ...GROUP, children: [[0, 1, 2]] }, ...OTHERS],
  [{ ...GROUP, more: 1 }, ...OTHERS],
])('cannot have left %j', (groups) => {
  expect(groupRates.faultOf(groups)).toBe(
    'a list of 3 groups { rate, scale, children }: rate from 0.001 to 0.5, scale from 0.01 to 1, children [slot, score] of different slots',
  );
});
