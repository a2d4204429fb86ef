/** Individuals for specs. */
import { DEFAULT_SEARCH_SPACE, express, type Genome, randomGenome } from '#genome';
import { individualId, prngOf } from '#base';
import type { Individual } from '../records';

const SOME_GENOME = randomGenome(
  DEFAULT_SEARCH_SPACE,
  prngOf({ seed: 0, generation: 0, subject: 'spec', purpose: 'genome' }),
);

/** A newborn without parents. */
export function newbornOf({ slot = 0, generation = 0, genome = SOME_GENOME as Genome }): Individual {
  return {
    id: individualId('spec', { generation, slot }),
    generation,
    slot,
    niche: 'moby',
    deme: 'moby',
    genome,
    phenotype: express(genome),
    parameters: 1000,
    parents: [],
    ancestorsPassed: [],
    status: 'born',
    cause: null,
    life: null,
    rating: null,
    species: null,
    diedGeneration: null,
  };
}
