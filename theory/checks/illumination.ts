/**
 * MAP-Elites on a landscape that is known place by place: a ring of twelve in four cells, whose genes step to a neighbour. The best place of the
 * second cell lies behind a valley, and is reached the other way round alone, through all other cells. How many cells have their best place follows
 * exactly from the chances of all archives; in the end all have it.
 */
import { sum } from '#base';
import { compileLoci } from '#genome';
import type { Check, Outcome } from '../check';
import { archivesAfter, optimaOf, type Place } from '../exact/illumination';
import type { Operators } from '../operators';
import { identity, meanAgainst } from '../outcome';
import { breederOf, demesOf, inBatches, replicatesOf, type Trial } from '../world';
import { describedBy } from './niches';

/** Heights of places, three a cell: place 3 is soon reached from the first, 5 from 6 alone, since 4 is lower than 3. */
const RING: readonly Place[] = [3, 2, 1, 2, 1, 3, 3, 2, 1, 3, 2, 1].map((height, place) => ({
  cell: Math.floor(place / 3),
  height,
}));
const CELLS = 4;
/** Of all founders. */
const FIRST = 2;
const SIZE = 8;
const TURNS = 14;
const LONG = 100;

export const ILLUMINATION: readonly Check[] = [
  {
    name: 'map-elites.landscape',
    measures: `cells of ${CELLS} that have their best place after ${TURNS} generations`,
    cost: 1,
    run: onTheWay,
  },
  {
    name: 'map-elites.optima',
    measures: `the most cells of ${CELLS} that lack it after ${LONG}`,
    cost: 1,
    run: inTheEnd,
  },
];

function onTheWay(operators: Operators, trial: Trial): Outcome {
  const expected = archivesAfter(RING, FIRST, SIZE, TURNS - 1).map(
    ({ elites, chance }) => chance * atTheirBest(elites),
  );
  return meanAgainst(bestCells(operators, trial, 1500, TURNS), sum(expected));
}

/** But for 1e-12 of replicates, by the exact chances. */
function inTheEnd(operators: Operators, trial: Trial): Outcome {
  const found = bestCells(operators, trial, 100, LONG);
  return identity(CELLS - Math.min(...found), 1e-9, found.length);
}

const OPTIMA = new Set(optimaOf(RING));

function atTheirBest(places: readonly number[]): number {
  return places.filter((place) => OPTIMA.has(place)).length;
}

/** Of the archive that is kept in the last turn. */
function bestCells(operators: Operators, trial: Trial, replicates: number, turns: number): number[] {
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: compileLoci([{ kind: 'ordinal', name: 'place', values: [...RING.keys()] }]),
    parents: operators.tournament(1),
    replacement: operators.mapElites({ births: 1, cells: CELLS }),
    mutationRate: 1,
    describe: describedBy((genes, row) => (RING[genes[row]].cell + 0.5) / CELLS),
  });
  const score = (genes: Float64Array, row: number): number => RING[genes[row]].height;
  return inBatches(replicatesOf(replicates, trial), trial, (demes, seed) => {
    let population = demesOf(new Float64Array(demes * SIZE).fill(FIRST), 1, SIZE, score);
    for (let turn = 1; turn < turns; turn++) population = breeder.take(population, seed, turn, score).population;
    const { survivors } = breeder.step(population, seed, turns);
    const kept = Array.from({ length: demes }, () => [] as number[]);
    for (const row of survivors) kept[population.deme[row]].push(population.genes[row]);
    return kept.map(atTheirBest);
  });
}
