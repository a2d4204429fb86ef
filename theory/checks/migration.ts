/**
 * Migration between demes: how many children have their parents elsewhere, and where; and what it makes of the chances that two copies of a
 * gene are of one founder, within demes and between them (Malecot 1948; Wright 1931; Kimura and Weiss 1964), here by the exact recursion
 * of this life cycle, from founders who all differ. Each replicate is a neutral population of some demes; several take a step together.
 */
import { mean } from '#base';
import type { Migration } from '#evolution';
import type { Check, Outcome } from '../check';
import { backwardMatrix, identityAfter, type Matrix, withinAndBetween } from '../exact/migration';
import type { Operators } from '../operators';
import { frequencyAgainst, meanAgainst } from '../outcome';
import {
  after,
  type Breeder,
  breederOf,
  demesOf,
  equal,
  genesByDeme,
  inBatches,
  realLoci,
  repeated,
  replicatesOf,
  type Trial,
} from '../world';
import { againstChances } from './drawn-parents';

const SIZE = 10;
const DEMES = 5;
const RATE = 0.2;
const GENERATIONS = 8;
const REPLICATES = 2500;
/** Of one step each. */
const STEPS = 4000;

/** The demes that parents of a deme's migrants live in. */
const SOURCES = {
  island: (deme: number) => [1, 2, 3, 4].map((distance) => (deme + distance) % DEMES),
  ring: (deme: number) => [1, 4].map((distance) => (deme + distance) % DEMES),
  steppingStone: (deme: number) => [deme - 1, deme + 1].filter((other) => other >= 0 && other < DEMES), // a line
} as const;
type Topology = keyof typeof SOURCES;

export const MIGRATION: readonly Check[] = [
  { name: 'migration.rate', measures: `children with parents in another deme, m = ${RATE}`, cost: 0.3, run: rate },
  sourcesCheck('island', 'island'),
  sourcesCheck('ring', 'ring'),
  sourcesCheck('line', 'steppingStone'),
  {
    name: 'migration.within',
    measures: `identity by descent within ${DEMES} islands of ${SIZE}`,
    cost: 2,
    run: (operators, trial) => {
      const identities = identitiesOf(operators, trial, 'island').map((identity) => withinAndBetween(identity)[0]);
      return meanAgainst(identities, withinAndBetween(expectedIdentity('island'))[0]);
    },
  },
  {
    name: 'migration.stepping-stone',
    measures: `identity between neighbours of ${DEMES} in a ring`,
    cost: 2,
    run: (operators, trial) => {
      const ofNeighbours = (identity: Matrix): number => mean(identity.map((row, deme) => row[(deme + 1) % DEMES]));
      const identities = identitiesOf(operators, trial, 'ring').map(ofNeighbours);
      return meanAgainst(identities, ofNeighbours(expectedIdentity('ring')));
    },
  },
  {
    name: 'migration.line',
    measures: `identity within the demes at both ends of a line of ${DEMES}`,
    cost: 2,
    run: (operators, trial) => {
      const atEnds = (identity: Matrix): number => mean([identity[0][0], identity[DEMES - 1][DEMES - 1]]);
      const identities = identitiesOf(operators, trial, 'steppingStone').map(atEnds);
      return meanAgainst(identities, atEnds(expectedIdentity('steppingStone')));
    },
  },
];

function sourcesCheck(name: string, topology: Topology): Check {
  return {
    name: `migration.${name}-sources`,
    measures: `demes that parents of migrants are of, ${name}`,
    cost: 0.3,
    run: (operators, trial) => {
      const chances = Array.from({ length: DEMES ** 2 }, (_, way) => {
        const deme = Math.floor(way / DEMES);
        const sources = SOURCES[topology](deme);
        return sources.includes((deme + way) % DEMES) ? 1 / (sources.length * DEMES) : 0;
      });
      return againstChances(waysDrawn(operators, trial, topology, 1), chances, DEMES);
    },
  };
}

function rate(operators: Operators, trial: Trial): Outcome {
  const ways = waysDrawn(operators, trial, 'island', RATE);
  return frequencyAgainst(ways.filter((way) => way % DEMES > 0).length, ways.length, RATE);
}

function breederWith(operators: Operators, topology: Topology, rate: number): Breeder {
  return breederOf(operators, {
    size: SIZE,
    loci: realLoci(1),
    parents: operators.tournament(1),
    replacement: operators.generational(0),
    migration: inReplicates(operators[topology](rate), DEMES),
  });
}

/** Demes of one replicate stand beside each other, and have migrants of their own alone. */
export function inReplicates({ rate, sources }: Migration, demes: number): Migration {
  return {
    rate,
    sources: (deme) => {
      const own = deme % demes;
      return sources(own, demes).map((source) => deme - own + source);
    },
  };
}

/** Of each child its deme, and how far its parent is on the circle of demes, as one number. */
function waysDrawn(operators: Operators, trial: Trial, topology: Topology, rate: number): number[] {
  const breeder = breederWith(operators, topology, rate);
  return inBatches(replicatesOf(STEPS, trial), trial, (replicates, seed) => {
    const population = demesOf(new Float64Array(replicates * DEMES * SIZE), 1, SIZE, equal);
    const { births } = breeder.step(population, seed, 1);
    return Array.from(births.deme, (deme, slot) => {
      const distance = (population.deme[births.parents[2 * slot]] - deme + DEMES) % DEMES;
      return (deme % DEMES) * DEMES + distance;
    });
  });
}

function expectedIdentity(topology: Topology): Matrix {
  return identityAfter(GENERATIONS, SIZE, backwardMatrix(DEMES, RATE, SOURCES[topology]));
}

/** The share of pairs of copies of one founder, of each two demes, by replicate. */
function identitiesOf(operators: Operators, trial: Trial, topology: Topology): readonly Matrix[] {
  const breeder = breederWith(operators, topology, RATE);
  const founders = Float64Array.from({ length: DEMES * SIZE }, (_, row) => row);
  return inBatches(replicatesOf(REPLICATES, trial), trial, (replicates, seed) => {
    const population = demesOf(repeated(founders, replicates), 1, SIZE, equal);
    const demes = genesByDeme(after(GENERATIONS, breeder, population, seed, equal));
    return Array.from({ length: replicates }, (_, replicate) => {
      const genes = demes.slice(replicate * DEMES, (replicate + 1) * DEMES);
      return genes.map((ones, one) => genes.map((others, other) => shareAlike(ones, others, one === other)));
    });
  });
}

/** Of pairs of two copies; no copy is a pair with itself. */
function shareAlike(ones: Float64Array, others: Float64Array, areSame: boolean): number {
  let alike = 0;
  for (const one of ones) for (const other of others) if (one === other) alike++;
  const own = areSame ? ones.length : 0;
  return (alike - own) / (ones.length * others.length - own);
}
