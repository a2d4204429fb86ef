import { birthOf, individualId, InvalidValueError, mean, prngOf, sum, uniformityDeviate } from '#base';
import { FAMILIES, DEFAULT_SEARCH_SPACE as SPACE, type Genome, isGenomeOf, type RealLocus, toUnit } from '#genome';
import { breed, type Brood } from './breed';
import type { BreedingSettings } from './breeding-settings';
import type { Candidate } from './candidate';
import type { FitnessConfig } from './fitness-config';

const elites = (count: number) => ({ scheme: 'generational', elites: count }) as const;
const tournamentOf = (size: number) => ({ scheme: 'tournament', size }) as const;
const SETTINGS: BreedingSettings = {
  demes: [
    { name: 'moby', capacity: 12 },
    { name: 'fr', capacity: 6 },
  ],
  selection: { scheme: 'by-fitness' },
  replacement: { scheme: 'generational', elites: 2 },
  crossoverRate: 0.7,
  crossover: 'uniform',
  mutationRate: 0.1,
  mutationScale: 0.1,
};
const SEEDS = [1, 2, 3];
const LEARNING_RATE = SPACE.find(({ name }) => name === 'learningRate') as RealLocus;

/** A landscape with its optimum at 1.0 nats, for transformers of half the range of learning rates. */
const landscape = (genome: Genome) =>
  1 + Math.abs(toUnit(LEARNING_RATE, genome.learningRate as number) - 0.5) + (genome.family === 'transformer' ? 0 : 1);

/** Before `generation` is born. */
interface State {
  readonly settings: BreedingSettings;
  readonly seed: number;
  readonly generation: number;
  readonly population: readonly Candidate[];
}
const start = (seed: number, change: Partial<BreedingSettings> = {}): State => {
  return { settings: { ...SETTINGS, ...change }, seed, generation: 0, population: [] };
};
const ask = ({ settings, seed, generation, population }: State) =>
  breed(settings, SPACE, { seed, generation }, population, {});
const advance = (state: State, loss: (genome: Genome, slot: number) => number | null = landscape): State => {
  return { ...state, generation: state.generation + 1, population: judged(state, ask(state), loss) };
};

const UNJUDGED = {
  donors: [],
  blockNats: [],
  prequentialNats: null,
  parameters: 1000,
  predictionEntropyBits: 3,
  rating: null,
};

/** Everyone alive in the generation of a brood, judged. */
function judged(state: State, brood: Brood, loss: (genome: Genome, slot: number) => number | null): Candidate[] {
  const survivors = state.population.filter(({ id }) => brood.survivors.includes(id));
  const newborns = brood.conceptions.map(({ slot, deme, genome }) => ({
    id: individualId('t', { generation: state.generation, slot }),
    generation: state.generation,
    slot,
    deme,
    genome,
    validationNats: loss(genome, slot),
    ...UNJUDGED,
  }));
  return [...survivors, ...newborns];
}

const losses = (population: readonly Candidate[]) => population.map(({ validationNats }) => validationNats as number);

test('breed refuses settings that make no sense', () => {
  expect(() => ask(start(1, { replacement: elites(7) }))).toThrow(
    expect.objectContaining({ field: 'replacement.elites', value: 7 }),
  );
});

describe('generation 0', () => {
  const { survivors, conceptions } = ask(start(1));

  it('fills every deme with founders, slots in the order of the demes', () => {
    expect(survivors).toEqual([]);
    expect(conceptions.map(({ slot }) => slot)).toEqual(Array.from({ length: 18 }, (_, slot) => slot));
    expect(conceptions.map(({ deme }) => deme)).toEqual([...Array(12).fill('moby'), ...Array(6).fill('fr')]);
    for (const { genome, parents } of conceptions) {
      expect(isGenomeOf(SPACE, genome)).toBe(true);
      expect(parents).toEqual([]);
    }
  });

  it('starts every deme with as many families as it has room for', () => {
    for (const deme of ['moby', 'fr']) {
      const families = conceptions.filter((child) => child.deme === deme).map(({ genome }) => genome.family);
      expect(new Set(families).size).toBe(Math.min(FAMILIES.length, families.length));
    }
  });
});

describe.each(SEEDS)('a later generation, seed %i', (seed) => {
  const state = advance(advance(start(seed)));
  const brood = ask(state);
  const inNiche = (deme: string) => state.population.filter((candidate) => candidate.deme === deme);

  it('keeps the fittest of each deme, from the lowest cross-entropy', () => {
    const lossOf = (id: string) => state.population.find((candidate) => candidate.id === id)?.validationNats;
    const lowestTwo = (deme: string) =>
      losses(inNiche(deme))
        .sort((a, b) => a - b)
        .slice(0, 2);
    const sorted = (values: readonly unknown[]) => [...values].sort();
    expect(sorted(brood.survivors.map(lossOf))).toEqual(sorted([...lowestTwo('moby'), ...lowestTwo('fr')]));
    const everyone = state.population.map(({ id }) => id);
    expect(sorted([...brood.survivors, ...brood.deaths])).toEqual(sorted(everyone));
  });

  it('fills each deme to its capacity with numbered newborns', () => {
    expect(brood.conceptions.map(({ slot }) => slot)).toEqual(Array.from({ length: 14 }, (_, slot) => slot));
    expect(brood.conceptions.filter(({ deme }) => deme === 'moby')).toHaveLength(10);
    expect(brood.conceptions.filter(({ deme }) => deme === 'fr')).toHaveLength(4);
  });

  it("takes parents from the child's own deme, with shares that sum to 1", () => {
    for (const { deme, parents, genome } of brood.conceptions) {
      const natives = inNiche(deme).map(({ id }) => id);
      for (const { id } of parents) expect(natives).toContain(id);
      expect(sum(parents.map(({ share }) => share))).toBeCloseTo(1, 12);
      expect(isGenomeOf(SPACE, genome)).toBe(true);
    }
  });

  it('depends on the state alone: not on the order of the population, nor on a pause', () => {
    const prng = prngOf({ seed, generation: 0, subject: '', purpose: 'breeder.spec' });
    expect(ask({ ...state, population: prng.shuffle(state.population) })).toEqual(brood);
    expect(ask(JSON.parse(JSON.stringify(state)) as State)).toEqual(brood);
    expect(ask({ ...state, seed: seed + 100 })).not.toEqual(brood);
  });
});

describe('breed', () => {
  it('leaves ties of fitness to chance: elites and offspring come from every slot alike', () => {
    const demes = [{ name: 'moby', capacity: 8 }];
    const [survived, children] = [Array<number>(8).fill(0), Array<number>(8).fill(0)];
    for (let seed = 0; seed < 500; seed++) {
      const { survivors, conceptions } = ask(advance(start(seed, { demes, crossoverRate: 0 }), () => 2));
      for (const id of survivors) survived[birthOf(id).slot]++;
      for (const { parents } of conceptions) children[birthOf(parents[0].id).slot]++;
    }
    expect(uniformityDeviate(survived)).toBeLessThan(3.72); // each verdict errs once in 10,000
    expect(uniformityDeviate(children)).toBeLessThan(3.72);
  });

  it('never selects a non-viable individual, and keeps fewer elites where fewer live', () => {
    const state = advance(start(5), (genome, slot) => (slot === 3 || slot >= 12 ? landscape(genome) + slot : null));
    const { survivors, conceptions } = ask(state);
    expect(survivors).toHaveLength(3);
    expect(survivors[0]).toBe('t-0-3');
    const inMoby = conceptions.filter(({ deme }) => deme === 'moby');
    expect(inMoby).toHaveLength(11);
    for (const { parents } of inMoby) expect(parents).toEqual([expect.objectContaining({ id: 't-0-3', share: 1 })]);
  });

  it('founds a deme anew where nobody is viable', () => {
    const state = advance(start(6), (genome, slot) => (slot < 12 ? landscape(genome) : null));
    const { survivors, conceptions } = ask(state);
    const inFr = conceptions.filter(({ deme }) => deme === 'fr');
    expect(survivors).toHaveLength(2);
    expect(inFr.map(({ slot }) => slot)).toEqual([10, 11, 12, 13, 14, 15]);
    for (const { parents, genome } of inFr) {
      expect(parents).toEqual([]);
      expect(state.population.map((candidate) => candidate.genome)).not.toContainEqual(genome);
    }
  });

  test.each([
    [2, 0.4, 3],
    [3, 0.4, 3],
    [12, 0.4, 3],
    [12, 1, 3],
    [12, 0.6, 1],
  ])('of %i candidates a share of %d of children has two parents, %i contestants', (capacity, crossoverRate, size) => {
    const demes = [{ name: 'moby', capacity }];
    const couples = Array.from({ length: 400 }, (_, seed) =>
      ask(
        advance(start(seed, { demes, replacement: elites(0), selection: tournamentOf(size), crossoverRate })),
      ).conceptions.map(({ parents }) => parents.map(({ id }) => id)),
    ).flat();
    const mated = couples.filter(({ length }) => length === 2);
    for (const [one, other] of mated) expect(one).not.toBe(other);
    const error = Math.sqrt(couples.length * crossoverRate * (1 - crossoverRate));
    expect(Math.abs(mated.length - couples.length * crossoverRate)).toBeLessThanOrEqual(4 * error);
  });

  it('does not mate where one candidate is all there is', () => {
    const demes = [{ name: 'moby', capacity: 4 }];
    const state = advance(start(1, { demes, crossoverRate: 1 }), (_, slot) => (slot === 2 ? 1 : null));
    for (const { parents } of ask(state).conceptions) {
      expect(parents.map(({ id, share }) => [id, share])).toEqual([['t-0-2', 1]]);
    }
  });
});

describe('fitness', () => {
  /** The later born is rated higher, and has the higher cross-entropy: the two rank in opposite orders. */
  const opposed = (fitness: FitnessConfig) => {
    const state = advance(start(1, { fitness }), (_, slot) => 1 + slot);
    const rated = (candidate: Candidate, nats: number) => ({
      ...candidate,
      rating: { nats, standardError: 1, ownError: 1, degreesOfFreedom: 11, cases: {} },
    });
    return { ...state, population: state.population.map((candidate) => rated(candidate, candidate.slot)) };
  };

  const EARLY = ['t-0-0', 't-0-1', 't-0-12', 't-0-13'];
  const LATE = ['t-0-10', 't-0-11', 't-0-16', 't-0-17'];
  const ENDS = ['t-0-0', 't-0-11', 't-0-12', 't-0-17'];

  test.each<[FitnessConfig, 'earlier' | 'later' | null, string[]]>([
    [{ kind: 'cross-entropy' }, 'earlier', EARLY],
    [{ kind: 'rating', use: 'estimate' }, 'later', LATE],
    [{ kind: 'rating', use: 'lower-bound' }, 'later', LATE],
    [{ kind: 'rating', use: 'probability-better' }, 'later', LATE],
    [{ kind: 'weighted', ratingWeight: 0.9 }, 'later', LATE],
    [{ kind: 'weighted', ratingWeight: 0.1 }, 'earlier', EARLY],
    [{ kind: 'pareto' }, null, ENDS], // crowding decides there, and all within the ends alike
  ])('%j: the %s born of two is the fitter, and primary', (fitness, fitter, best) => {
    const { survivors, conceptions } = ask(opposed(fitness));
    expect([...survivors].sort()).toEqual([...best].sort());
    const couples = conceptions.filter(({ parents }) => parents.length === 2).map(({ parents }) => parents);
    expect(couples.length).toBeGreaterThan(3);
    for (const parents of couples) {
      expect(parents.map(({ role }) => role)).toEqual(['primary', 'secondary']);
      const [primary, secondary] = parents.map(({ id }) => birthOf(id).slot);
      if (fitter) expect(primary < secondary ? 'earlier' : 'later').toBe(fitter);
      else if (best.includes(parents[1].id)) expect(best).toContain(parents[0].id);
    }
  });

  test.each<FitnessConfig>([
    { kind: 'cross-entropy' },
    { kind: 'rating', use: 'estimate' },
    { kind: 'weighted', ratingWeight: 0.5 },
    { kind: 'pareto' },
  ])('%j: of equals either is primary', (fitness) => {
    const state = advance(start(2, { fitness }), () => 2);
    const rating = { nats: 1, standardError: 1, ownError: 1, degreesOfFreedom: 11, cases: {} };
    const { conceptions } = ask({ ...state, population: state.population.map((one) => ({ ...one, rating })) });
    const couples = conceptions.flatMap(({ parents }) => (parents.length === 2 ? [parents] : []));
    expect(couples.length).toBeGreaterThan(3);
    const slots = couples.map((parents) => parents.map(({ id }) => birthOf(id).slot));
    expect(new Set(slots.map(([primary, secondary]) => primary < secondary))).toEqual(new Set([true, false]));
  });

  test.each<FitnessConfig>([
    { kind: 'rating', use: 'probability-better' },
    { kind: 'lexicase', over: ['raters', 'evaluations'], epsilon: 'mad' },
  ])('%j depends on the state alone too', (fitness) => {
    const state = opposed(fitness);
    const brood = ask(state);
    expect(ask({ ...state, population: [...state.population].reverse() })).toEqual(brood);
    expect(ask({ ...state, seed: 100 })).not.toEqual(brood);
  });

  test.each([
    { nats: NaN },
    { standardError: -1 },
    { standardError: Infinity },
    { ownError: NaN },
    { ownError: -1 },
    { degreesOfFreedom: NaN },
    { degreesOfFreedom: 0 },
    { cases: { poet: NaN } },
  ])('a rating of %j is refused', (change) => {
    const state = start(1);
    const [first, ...others] = judged(state, ask(state), landscape);
    const rating = { nats: 0, standardError: 1, ownError: 1, degreesOfFreedom: 11, cases: {}, ...change };
    expect(() => ask({ ...state, population: [{ ...first, rating }, ...others] })).toThrow(
      expect.objectContaining({ field: 't-0-0.rating' }),
    );
  });
});

describe('what is no candidate', () => {
  it('is refused where its genome is not of the space', () => {
    const state = advance(start(7));
    const [first, ...others] = state.population;
    const changes: readonly Genome[] = [{ family: 'perceptron' }, { width: 65 }, { topP: 2 }, { wings: 2 }];
    for (const change of changes) {
      const population = [{ ...first, genome: { ...first.genome, ...change } }, ...others];
      expect(() => ask({ ...state, population })).toThrow(expect.objectContaining({ field: `${first.id}.genome` }));
    }
  });

  test.each([NaN, Infinity, -Infinity])('refuses a loss of %p', (validationNats) => {
    expect(() => ask(advance(start(8), () => validationNats))).toThrow(InvalidValueError);
  });

  it('refuses an unknown deme', () => {
    const state = start(9);
    const [first, ...others] = judged(state, ask(state), landscape);
    expect(() => ask({ ...state, population: [{ ...first, deme: 'es' }, ...others] })).toThrow(
      expect.objectContaining({ field: 't-0-0.deme', value: 'es' }),
    );
  });
});

describe.each(SEEDS)('evolution over twelve generations, seed %i', (seed) => {
  const run = (change: Partial<BreedingSettings>) => {
    const states = [advance(start(seed, change))];
    for (let generation = 1; generation <= 12; generation++) states.push(advance(states[generation - 1]));
    return states;
  };

  it('lowers the cross-entropy, and never increases that of the best', () => {
    const states = run({});
    const best = states.map((state) => Math.min(...losses(state.population)));
    best.slice(1).forEach((loss, index) => expect(loss).toBeLessThanOrEqual(best[index]));
    expect(mean(losses(states[12].population))).toBeLessThan(mean(losses(states[0].population)) - 0.5);
  });

  it('selects more strongly with larger tournaments', () => {
    const demes = [{ name: 'moby', capacity: 200 }];
    const [random, pairs, sixes] = [1, 2, 6].map((size) => {
      const selectionAlone = {
        selection: tournamentOf(size),
        replacement: elites(0),
        mutationRate: 0,
        crossoverRate: 0,
      };
      const founded = advance(start(seed, { demes, ...selectionAlone }));
      return mean(losses(advance(founded).population));
    });
    expect(pairs).toBeLessThan(random);
    expect(sixes).toBeLessThan(pairs);
  });
});
