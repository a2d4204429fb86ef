/**
 * Goals moved between niches (innovation engines: Nguyen, Yosinski and Clune 2015) where one of them deceives: its peak is never found by its own
 * goal, since all ways lead down from where it starts, and found by way of the other. How often, and by how many children that move, follows exactly.
 */
import { compileLoci } from '#genome';
import type { Check, Outcome } from '../check';
import { distanceOf, HEIGHTS, movedAfter, PEAK } from '../exact/goals';
import type { Operators } from '../operators';
import { frequencyAgainst, meanAgainst } from '../outcome';
import { breederOf, type Demes, demesOf, inBatches, replicatesOf, type Trial } from '../world';

const [SIZE, NICHES] = [2, HEIGHTS.length];
const [MUTATION, RATE, GENERATIONS, REPLICATES] = [0.5, 0.5, 20, 3000];

export const GOALS: readonly Check[] = [
  {
    name: 'goals.deception',
    measures: `peaks of a deceptive niche that are found in ${GENERATIONS} generations`,
    cost: 2,
    run: (operators, trial) => {
      const found = replicatesWith(operators, trial).filter((one) => one.found);
      return frequencyAgainst(
        found.length,
        replicatesOf(REPLICATES, trial),
        movedAfter(GENERATIONS, MUTATION, RATE).found,
      );
    },
  },
  {
    name: 'goals.switches',
    measures: 'children that move until then',
    cost: 2,
    run: (operators, trial): Outcome => {
      const counts = replicatesWith(operators, trial).map(({ switches }) => switches);
      return meanAgainst(counts, movedAfter(GENERATIONS, MUTATION, RATE).switches);
    },
  },
];

interface Replicate {
  readonly found: boolean;
  readonly switches: number;
}

function replicatesWith(operators: Operators, trial: Trial): readonly Replicate[] {
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: compileLoci([{ kind: 'ordinal', name: 'place', values: [...Array(2 * PEAK).keys()] }]),
    parents: operators.truncation(0.5),
    replacement: operators.generational(1),
    mutationRate: MUTATION,
    migration: operators.goalSwitching(RATE),
  });
  const height = (niche: number, gene: number): number => HEIGHTS[niche](distanceOf(gene));
  const score = (genes: Float64Array, row: number): number => height(Math.floor(row / SIZE) % NICHES, genes[row]);
  const measured = (population: Demes): Demes => {
    const { size, genes, measures } = population;
    const goalNats = Array.from({ length: size / SIZE }, (_, goal) => {
      const nats = new Float64Array(size).fill(NaN); // nobody is of two replicates
      const first = (goal - (goal % NICHES)) * SIZE;
      for (let row = first; row < first + NICHES * SIZE; row++) nats[row] = -height(goal % NICHES, genes[row]);
      return nats;
    });
    return { ...population, measures: { ...measures, goalNats } };
  };
  return inBatches(replicatesOf(REPLICATES, trial), trial, (count, seed) => {
    let population = measured(demesOf(new Float64Array(count * NICHES * SIZE), 1, SIZE, score));
    const switches = new Float64Array(count);
    for (let generation = 1; generation <= GENERATIONS; generation++) {
      const homes = population.deme;
      const taken = breeder.take(population, seed, generation, score);
      const { births } = taken.step;
      births.deme.forEach((deme, slot) => {
        switches[Math.floor(deme / NICHES)] += Number(homes[births.parents[2 * slot]] !== deme);
      });
      population = measured(taken.population);
    }
    return Array.from(switches, (own, replicate): Replicate => {
      const first = (replicate * NICHES + 1) * SIZE;
      const places = [...population.genes.subarray(first, first + SIZE)];
      return { found: places.some((place) => distanceOf(place) === PEAK), switches: own };
    });
  });
}
