/**
 * The persistence filter without selection (MODES: Dolson et al. 2019). Of N who lived so many generations ago those alone pass who have
 * descendants now: as many as N lineages of the Wright-Fisher model leave, followed back so far (Kingman 1982), here exactly. Where each mutation makes
 * a new kind, those kinds are new among them that mutants carry: the rate of mutation times their number. A mutant's parent has the same
 * descendants, so that it passed a generation earlier: change is novelty then.
 */
import { individualId, mean } from '#base';
import { ModesRecord, PedigreeTable } from '#lineage';
import type { Check, Outcome } from '../check';
import { meanLineages } from '../exact/coalescent';
import type { Operators } from '../operators';
import { meanAgainst } from '../outcome';
import { breederOf, demesOf, equal, inBatches, realLoci, replicatesOf, type Trial } from '../world';

const SIZE = 20;
const SPAN = 10;
const RATE = 0.1;
/** Generations that are told of, from 1 on. */
const TOLD = 20;

type Hallmark = 'individuals' | 'change' | 'novelty';

export const PERSISTENCE: readonly Check[] = [
  {
    name: 'persistence.lines',
    measures: `of ${SIZE} without selection those with descendants ${SPAN} generations later`,
    cost: 3,
    run: (operators, trial) => hallmark(operators, trial, 'individuals', meanLineages(SIZE, SIZE, SPAN)),
  },
  {
    name: 'persistence.change',
    measures: 'kinds that lines which last bring in without selection, against the generation before',
    cost: 5,
    run: (operators, trial) => hallmark(operators, trial, 'change', RATE * meanLineages(SIZE, SIZE, SPAN)),
  },
  {
    name: 'persistence.novelty',
    measures: 'the same against all generations before',
    cost: 5,
    run: (operators, trial) => hallmark(operators, trial, 'novelty', RATE * meanLineages(SIZE, SIZE, SPAN)),
  },
];

/** The mean over generations of each deme, whose founders are all of one kind. */
function hallmark(operators: Operators, trial: Trial, name: Hallmark, expected: number): Outcome {
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: realLoci(1),
    parents: operators.tournament(1),
    replacement: operators.generational(0),
    mutationRate: RATE,
    mutationScale: 0.01,
  });
  const means = inBatches(replicatesOf(name === 'individuals' ? 400 : 800, trial), trial, (demes, seed) => {
    let population = demesOf(new Float64Array(demes * SIZE), 1, SIZE, equal);
    const pedigree = new PedigreeTable([]);
    pedigree.add(Array.from(population.slot, (slot) => bornOf(0, slot)));
    const kinds = [...population.genes];
    const told = Array.from({ length: demes }, () => ({ record: new ModesRecord(), values: [] as number[] }));
    for (let generation = 1; generation <= SPAN + TOLD; generation++) {
      const parents = population.slot;
      const taken = breeder.take(population, seed, generation, equal);
      const { births } = taken.step;
      pedigree.add(
        Array.from({ length: births.count }, (_, slot) => bornOf(generation, slot, parents[births.parents[2 * slot]])),
      );
      kinds.push(...births.genes);
      population = taken.population;
      if (generation < SPAN) continue;
      told.forEach(({ record, values }, deme) => {
        const living = Array.from({ length: SIZE }, (_, at) => ({ generation, slot: deme * SIZE + at }));
        const rows = operators.persistent(pedigree, living, generation, generation - SPAN);
        const modes = record.tell(rows.map((row) => ({ kind: String(kinds[row]), loci: 1, parameters: 1 })));
        if (generation > SPAN) values.push(modes[name]!);
      });
    }
    return told.map(({ values }) => mean(values));
  });
  return meanAgainst(means, expected);
}

function bornOf(generation: number, slot: number, parent?: number) {
  const id = (of: number, at: number): string => individualId('theory', { generation: of, slot: at });
  const parents = parent === undefined ? [] : [{ id: id(generation - 1, parent), role: 'primary' as const, genes: [] }];
  return { id: id(generation, slot), generation, slot, parents };
}
