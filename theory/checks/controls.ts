/**
 * Controls that have no cause in fitness. Neutral: everyone is a parent alike, whatever the scores. Shuffled: everyone too, but two children of a deme
 * share their parent with the chance that they do under selection, sum p^2 over the chances p of the ranks (Fisher 1935; Wright 1931).
 */
import { sum } from '#base';
import type { Check, Outcome } from '../check';
import { tournamentChances } from '../exact/selection';
import type { Operators } from '../operators';
import { frequencyAgainst, meanAgainst } from '../outcome';
import { binaryLoci, breederOf, demesOf, equal, inBatches, replicatesOf, type Trial } from '../world';
import { againstChances, parentsDrawn, tabled } from './drawn-parents';

const SCORES = [3, 8, 1, 6];
const SIZE = SCORES.length;
const EVERYONE = SCORES.map(() => 1 / SIZE);

export const CONTROLS: readonly Check[] = [
  { name: 'neutral.parents', measures: 'counts of parents by place', cost: 0.5, run: neutralParents },
  { name: 'neutral.primary', measures: 'primary parents that are the elder', cost: 0.5, run: primary },
  { name: 'shuffled.parents', measures: 'counts of parents by place', cost: 0.5, run: shuffledParents },
  { name: 'direction.parents', measures: 'counts of parents by place', cost: 0.5, run: halfDirected },
  { name: 'shuffled.siblings', measures: 'children of a deme with one parent', cost: 0.5, run: siblings },
];

const model = (operators: Operators) => {
  return { size: SIZE, parents: operators.tournament(3), objective: tabled([SCORES]) };
};

function neutralParents(operators: Operators, trial: Trial): Outcome {
  const places = parentsDrawn(operators, trial, { ...model(operators), shaping: operators.neutral() });
  return againstChances(places, EVERYONE);
}

/** Generations overlap: where the elder of equals were primary, its weights would be handed on more often. */
function primary(operators: Operators, trial: Trial): Outcome {
  const [loci, replacement, size] = [binaryLoci(1), operators.steadyState(3), 6];
  const shaping = operators.neutral();
  const breeder = breederOf(operators, { ...model(operators), size, loci, replacement, shaping, crossoverRate: 1 });
  const isElder = inBatches(replicatesOf(6_000, trial), trial, (demes, seed) => {
    const founders = demesOf(new Float64Array(demes * size), 1, size, equal);
    const { born, ...population } = breeder.take(founders, seed, 1, equal).population;
    const { births } = breeder.step({ ...population, born }, seed, 2);
    return Array.from({ length: births.count }, (_, child) => {
      const [one, other] = births.parents.subarray(2 * child, 2 * child + 2).map((row) => born[row]);
      return one === other ? [] : [one < other];
    }).flat();
  });
  return frequencyAgainst(isElder.filter(Boolean).length, isElder.length, 1 / 2);
}

/** One child a deme: those of one deme are drawn by the same luck. */
function shuffledParents(operators: Operators, trial: Trial): Outcome {
  const [shaping, replacement] = [operators.shuffled(), operators.steadyState(1)];
  return againstChances(parentsDrawn(operators, trial, { ...model(operators), shaping, replacement }), EVERYONE);
}

/** In proportion: half of what selection makes of a place, and half of what is everyone's. */
function halfDirected(operators: Operators, trial: Trial): Outcome {
  const [direction, replacement] = [0.5, operators.steadyState(1)];
  const chances = tournamentChances(SIZE, 3);
  const ofRank = SCORES.map((score) => chances[SCORES.filter((other) => other > score).length]);
  const expected = ofRank.map((chance) => direction * chance + (1 - direction) / SIZE);
  return againstChances(parentsDrawn(operators, trial, { ...model(operators), direction, replacement }), expected);
}

/** The share of pairs of children, deme by deme. */
function siblings(operators: Operators, trial: Trial): Outcome {
  const [loci, replacement] = [binaryLoci(1), operators.generational(0)];
  const breeder = breederOf(operators, { ...model(operators), loci, replacement, shaping: operators.shuffled() });
  const shares = inBatches(replicatesOf(20_000, trial), trial, (demes, seed) => {
    const { births } = breeder.step(demesOf(new Float64Array(demes * SIZE), 1, SIZE, equal), seed, 1);
    const children = new Float64Array(demes * SIZE);
    for (let child = 0; child < births.count; child++) children[births.parents[2 * child]]++;
    const pairs = (row: number): number => children[row] * (children[row] - 1);
    return Array.from({ length: demes }, (_, deme) => {
      return sum(SCORES.map((_score, place) => pairs(deme * SIZE + place))) / (SIZE * (SIZE - 1));
    });
  });
  return meanAgainst(shares, sum(tournamentChances(SIZE, 3).map((chance) => chance ** 2)));
}
