/**
 * Novelty search on a landscape that is known: three individuals on a line, whose genes step to a neighbour, drawn as parents by novelty beside the others
 * and an archive of two. Novelty drives them apart from where they began: how far, follows from the enumeration of all that may happen. Drift goes as far
 * as there are generations, in squares.
 */
import { mean } from '#base';
import { compileLoci } from '#genome';
import type { Check, Outcome } from '../check';
import { expectedAfter } from '../exact/novelty-search';
import type { Operators } from '../operators';
import { meanAgainst } from '../outcome';
import { after, breederOf, demesOf, equal, genesByDeme, inBatches, replicatesOf, type Trial } from '../world';
import { describedBy } from './niches';

const PLACES = 17;
const MIDDLE = 8;
const SIZE = 3;
const SEARCH = { neighbours: 2, archive: 2 };
const GENERATIONS = 4;

export const NOVELTY_SEARCH: readonly Check[] = [
  {
    name: 'novelty.landscape',
    measures: `squared distance from where three began after ${GENERATIONS} generations, by drift ${GENERATIONS}`,
    cost: 1,
    run: distances,
  },
];

function distances(operators: Operators, trial: Trial): Outcome {
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: compileLoci([{ kind: 'ordinal', name: 'place', values: [...Array(PLACES).keys()] }]),
    parents: operators.roulette(),
    replacement: operators.generational(0),
    shaping: operators.novelty({ ...SEARCH, added: 1 }),
    mutationRate: 1,
    describe: describedBy((genes, row) => genes[row] / (PLACES - 1)),
  });
  const squared = (place: number): number => (place - MIDDLE) ** 2;
  const founders = Array<number>(SIZE).fill(MIDDLE);
  const found = inBatches(replicatesOf(8000, trial), trial, (demes, seed) => {
    const population = demesOf(new Float64Array(demes * SIZE).fill(MIDDLE), 1, SIZE, equal);
    return genesByDeme(after(GENERATIONS, breeder, population, seed, equal)).map((genes) =>
      mean([...genes].map(squared)),
    );
  });
  return meanAgainst(found, expectedAfter(GENERATIONS, founders, SEARCH, squared));
}
