/** Generations for specs of metrics. */
import type { EvaluationScore } from '#arena';
import { prngOf } from '#base';
import { DEFAULT_SEARCH_SPACE, randomGenome } from '#genome';
import { PedigreeTable } from '#lineage';
import type { LivedGeneration, Member } from '../lived-generation';

export function scoreOf(nats: number, blocks: readonly number[] = [nats, nats]): EvaluationScore {
  const bitsPerCharacter = nats / Math.LN2;
  return { symbols: 512, nats, bitsPerCharacter, standardErrorNats: 0, predictionEntropyBits: nats / 2, blocks };
}

/** A member of niche and deme `moby`, called after its birth; its genome is drawn by its slot. */
export function memberOf(generation: number, slot: number, change: Partial<Member> = {}): Member {
  const genome = randomGenome(DEFAULT_SEARCH_SPACE, prngOf({ seed: 1, generation, subject: slot, purpose: 'genome' }));
  const home = {
    niche: 'moby',
    deme: 'moby',
    species: null,
    birthNats: null,
    prequentialNats: null,
    prequentialSlope: null,
    regulation: null,
    expressed: null,
  };
  return { id: `k3-${generation}-${slot}`, generation, slot, ...home, genome, parents: [], score: null, ...change };
}

/** With these as everyone who lived, unless `change` says more. */
export function lived(population: readonly Member[], change: Partial<LivedGeneration> = {}): LivedGeneration {
  return {
    generation: 1,
    space: DEFAULT_SEARCH_SPACE,
    niches: ['moby'],
    demes: ['moby'],
    population,
    before: [],
    founders: [],
    modes: null,
    leaders: [],
    previous: {},
    mixtures: {},
    stays: {},
    formerBits: {},
    speciesDistances: null,
    raters: [],
    seen: {},
    cues: [],
    written: {},
    flops: 0,
    tokens: 0,
    pedigree: new PedigreeTable(DEFAULT_SEARCH_SPACE.map(({ name }) => name)),
    ...change,
  };
}
