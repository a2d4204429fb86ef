import { individualId } from '#base';
import { compileLoci, isGenomeOf, RATE_LOCI, recombination } from '#genome';
import { breed, type Brood } from '../breed';
import type { BreedingSettings } from '../breeding-settings';
import type { Candidate } from '../candidate';
import { fitness } from '../objectives/fitness';
import { PARENT_SELECTIONS } from '../parents';
import type { Population } from '../population';
import { REPLACEMENTS } from '../replacement';
import { searchSpaceOf } from '../search-space-of';
import { step } from '../step';

const RATES = { mutationRate: 0.1, mutationScale: 0.05, crossoverRate: 0.7 };
const SETTINGS: BreedingSettings = {
  demes: [{ name: 'moby', capacity: 12 }],
  selection: { scheme: 'tournament', size: 2 },
  replacement: { scheme: 'generational', elites: 0 },
  crossover: 'uniform',
  ...RATES,
  selfAdaptation: { scheme: 'log-normal', step: 0.3 },
};

const candidatesOf = ({ conceptions }: Brood): Candidate[] =>
  conceptions.map(({ slot, deme, genome }) => ({
    id: individualId('t', { generation: 0, slot }),
    generation: 0,
    slot,
    deme,
    genome,
    validationNats: 1 + slot,
    donors: [],
    blockNats: [],
    prequentialNats: null,
    parameters: 1000,
    predictionEntropyBits: 3,
    rating: null,
  }));
const begun = (settings: BreedingSettings) => {
  const space = searchSpaceOf({ searchSpace: {}, breeding: settings });
  const founders = breed(settings, space, { seed: 1, generation: 0 }, [], {});
  return { space, founders, children: breed(settings, space, { seed: 1, generation: 1 }, candidatesOf(founders), {}) };
};

it('starts at the rates of the settings, which each child has from its parents with a change', () => {
  const { space, founders, children } = begun(SETTINGS);
  for (const { genome } of founders.conceptions) expect(genome).toMatchObject(RATES);
  for (const { genome } of children.conceptions) {
    expect(isGenomeOf(space, genome)).toBe(true);
    for (const [name, rate] of Object.entries(RATES)) {
      expect(genome[name]).not.toBe(rate);
      expect(Math.abs(Math.log((genome[name] as number) / rate))).toBeLessThan(6 * 0.3);
    }
  }
});

it('lets a population of one go on', () => {
  const { space, children } = begun({ ...SETTINGS, demes: [{ name: 'moby', capacity: 1 }] });
  const [child] = children.conceptions;
  expect(child.parents).toMatchObject([{ share: 1 }]);
  expect(isGenomeOf(space, child.genome)).toBe(true);
});

test('the mean crossover rate of two that are drawn is the chance that both are parents, and else either is alike', () => {
  const loci = compileLoci(RATE_LOCI.filter(({ name }) => name === 'crossoverRate'));
  const [size, willing, children] = [10, 3, 20_000];
  const population: Population = {
    size,
    genes: Float64Array.from({ length: size }, (_, at) => (at < willing ? 1 : 0)),
    deme: new Int32Array(size),
    born: new Int32Array(size),
    slot: new Int32Array(size),
    measures: { fitness: [new Float64Array(size)] },
  };
  const operators = {
    objective: fitness,
    parents: PARENT_SELECTIONS.tournament(1),
    replacement: REPLACEMENTS.generational(0),
    variation: {
      crossoverRate: 0.7,
      crossoverLocus: 0,
      recombine: recombination('uniform'),
      mutate: () => undefined,
    },
  };
  const environment = { loci, stratifiedLocus: -1, capacity: Int32Array.of(children) };
  const { births } = step(population, {}, environment, operators, { seed: 7, generation: 1 });
  const couples = Array.from({ length: children }, (_, slot) => births.parents.subarray(2 * slot, 2 * slot + 2));
  const ofWilling = (couple: Int32Array) => couple.filter((parent) => parent >= 0 && parent < willing).length;
  const both = couples.filter(([, secondary]) => secondary >= 0);
  const alone = couples.filter(([, secondary]) => secondary < 0);
  const [willingPairs, mixedPairs] = [(willing * (willing - 1)) / 90, (2 * willing * (size - willing)) / 90];
  const expectNear = (found: number, share: number): void =>
    expect(Math.abs(found / children - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / children));
  expectNear(both.filter((couple) => ofWilling(couple) === 2).length, willingPairs);
  expectNear(both.filter((couple) => ofWilling(couple) === 1).length, mixedPairs / 2);
  expect(both.filter((couple) => ofWilling(couple) === 0)).toEqual([]);
  expectNear(alone.filter((couple) => ofWilling(couple) === 1).length, mixedPairs / 4);
});
