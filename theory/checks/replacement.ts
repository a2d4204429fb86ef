/** Who lives on: the fittest, or the youngest, as many as asked for; of a Moran process anyone but one, who dies whatever the score. */
import type { Replacement, Step } from '#evolution';
import type { Check, Outcome } from '../check';
import type { Operators } from '../operators';
import { countsAlike, identity } from '../outcome';
import { binaryLoci, breederOf, demesOf, replicatesOf, type Trial } from '../world';

const RANK_OF_PLACE = [7, 2, 9, 4, 0, 5, 1, 8, 3, 6];
const SIZE = RANK_OF_PLACE.length;
const DEMES = 20;

/** How many live on, and the rank of each place among those who are to, 0 the first. */
interface Rule {
  /** Places of a deme; as many as live in it if left out. */
  readonly places?: (asked: number) => number;
  readonly name: string;
  readonly of: (operators: Operators, asked: number) => Replacement;
  readonly staying: (asked: number) => number;
  readonly rank: (place: number) => number;
}

const fitness = (place: number): number => RANK_OF_PLACE[place];
const youth = (place: number): number => SIZE - 1 - place; // they stand by birth

const RULES: readonly Rule[] = [
  { name: 'elites', of: ({ generational }, asked) => generational(asked), staying: (asked) => asked, rank: fitness },
  { name: 'plus', of: ({ plus }, asked) => plus(asked), staying: (asked) => asked, rank: fitness },
  { name: 'comma', of: ({ comma }, asked) => comma(asked), staying: () => 0, rank: fitness },
  {
    name: 'steady-state',
    of: ({ steadyState }, asked) => steadyState(asked),
    staying: (asked) => SIZE - asked,
    rank: fitness,
  },
  {
    name: 'exploit-explore',
    of: ({ exploitExplore }, asked) => exploitExplore(asked / SIZE),
    staying: (asked) => SIZE - asked,
    rank: fitness,
  },
  {
    name: 'random-search',
    of: ({ randomSearch }, asked) => randomSearch(asked),
    staying: (asked) => asked,
    rank: fitness,
  },
  {
    name: 'survivors-only',
    of: ({ survivorsOnly }) => survivorsOnly(),
    places: (asked) => asked,
    staying: (asked) => asked,
    rank: fitness,
  },
  { name: 'aging', of: ({ aging }, asked) => aging(asked), staying: (asked) => SIZE - asked, rank: youth },
];

export const REPLACEMENT: readonly Check[] = [
  ...RULES.map((rule): Check => {
    return {
      name: `replacement.${rule.name}`,
      measures: 'survivors who should not be, and places left',
      cost: 0.1,
      run: (operators, trial) => wrongSurvivors(operators, trial, rule),
    };
  }),
  { name: 'replacement.random-search.founders', measures: 'children who have a parent', cost: 0.1, run: withParents },
  { name: 'replacement.moran', measures: 'counts of who dies', cost: 0.5, run: deathsByPlace },
];

function stepOf(
  operators: Operators,
  replacement: Replacement,
  demes: number,
  seed: number,
  generation: number,
  size = SIZE,
): Step {
  const [loci, parents] = [binaryLoci(1), operators.tournament(1)];
  const breeder = breederOf(operators, { size, loci, parents, replacement });
  const score = (_genes: Float64Array, row: number): number => 1 / (1 + RANK_OF_PLACE[row % SIZE]);
  return breeder.step(demesOf(new Float64Array(demes * SIZE), 1, SIZE, score), seed, generation);
}

/** A step for each number that can be asked for. */
function wrongSurvivors(
  operators: Operators,
  { seed }: Trial,
  { of, places = () => SIZE, staying, rank }: Rule,
): Outcome {
  let wrong = 0;
  for (let asked = 1; asked < SIZE; asked++) {
    const size = places(asked);
    const { births, survivors } = stepOf(operators, of(operators, asked), DEMES, seed, asked, size);
    wrong += Math.abs(survivors.length - DEMES * staying(asked));
    wrong += Math.abs(births.count + survivors.length - DEMES * size);
    wrong += survivors.filter((row) => rank(row % SIZE) >= staying(asked)).length;
  }
  const steps = DEMES * (SIZE - 1);
  return identity(wrong / steps, 0, steps);
}

function withParents(operators: Operators, { seed }: Trial): Outcome {
  const { births } = stepOf(operators, operators.randomSearch(1), DEMES, seed, 1);
  return identity(births.parents.filter((parent) => parent >= 0).length, 0, births.count);
}

function deathsByPlace(operators: Operators, trial: Trial): Outcome {
  const counts = new Array<number>(SIZE).fill(0);
  for (let take = 1; take <= replicatesOf(800, trial); take++) {
    const { deaths } = stepOf(operators, operators.moran(), 100, trial.seed, take);
    for (const row of deaths) counts[row % SIZE]++;
  }
  return countsAlike(counts);
}
