/**
 * Random numbers: their distribution (Kolmogorov 1933; Pearson 1900), and that streams of different purposes or subjects, which differ in key
 * or counter alone, are independent: both numbers of a pair fall into one of 4 parts, and the 16 pairs are equally frequent.
 */
import { normalCdf, type Prng } from '#base';
import type { Check } from '../check';
import type { Operators } from '../operators';
import { countsAlike, sampleAgainst } from '../outcome';
import { replicatesOf, type Trial } from '../world';

const DRAWN = 100_000;
const PAIRS = 150_000;
const PARTS = 4;
const FACES = 7;

export const DRAWS: readonly Check[] = [
  {
    name: 'draws.uniform',
    measures: 'distance from the uniform distribution',
    cost: 0.2,
    run: (operators, trial) => {
      const prng = stream(operators, trial, 'draws.uniform');
      return sampleAgainst(
        Array.from({ length: replicatesOf(DRAWN, trial) }, () => prng.uniform()),
        (x) => x,
      );
    },
  },
  {
    name: 'draws.normal',
    measures: 'distance from the normal distribution',
    cost: 0.3,
    run: (operators, trial) => {
      const prng = stream(operators, trial, 'draws.normal');
      return sampleAgainst(
        Array.from({ length: replicatesOf(DRAWN, trial) }, () => prng.normal()),
        normalCdf,
      );
    },
  },
  {
    name: 'draws.integer',
    measures: `counts of the faces of a die of ${FACES}`,
    cost: 0.1,
    run: (operators, trial) => {
      const prng = stream(operators, trial, 'draws.integer');
      const counts = new Array<number>(FACES).fill(0);
      const drawn = replicatesOf(DRAWN, trial);
      for (let draw = 0; draw < drawn; draw++) counts[prng.integer(FACES)]++;
      return countsAlike(counts);
    },
  },
  {
    name: 'draws.purposes',
    measures: 'counts of pairs of two purposes',
    cost: 1,
    run: (operators, trial) => {
      const [one, other] = [stream(operators, trial, 'mating'), stream(operators, trial, 'genome')];
      return pairCounts(trial, (subject) => [one.seek(subject).uniform(), other.seek(subject).uniform()]);
    },
  },
  {
    name: 'draws.subjects',
    measures: 'counts of pairs of a subject and the next',
    cost: 1,
    run: (operators, trial) => {
      const prng = stream(operators, trial, 'draws.subjects');
      return pairCounts(trial, (turn) => [prng.seek(2 * turn).uniform(), prng.seek(2 * turn + 1).uniform()]);
    },
  },
];

function stream(operators: Operators, { seed }: Trial, purpose: string): Prng {
  return operators.prngOf({ seed, generation: 0, purpose, subject: 0 });
}

function pairCounts(trial: Trial, draw: (turn: number) => readonly [number, number]): ReturnType<typeof countsAlike> {
  const counts = new Array<number>(PARTS ** 2).fill(0);
  for (let turn = 0; turn < replicatesOf(PAIRS, trial); turn++) {
    const [a, b] = draw(turn);
    counts[Math.floor(a * PARTS) * PARTS + Math.floor(b * PARTS)]++;
  }
  return countsAlike(counts);
}
