/**
 * A made-up history of a tournament, generation by generation. Nobody is trained; its shape is real: genomes are recombined and
 * mutated within a niche, the better breed more, so families rise and die out, and a few live on for several generations.
 */
import { individualId, type Prng, prngOf } from '#base';
import {
  compileLoci,
  DEFAULT_SEARCH_SPACE,
  type Genome,
  genesOf,
  genomeIn,
  mutation,
  randomGenome,
  recombination,
} from '#genome';

export interface Shape {
  readonly id: string;
  readonly generations: number;
  /** Born in each generation. */
  readonly births: number;
}

export interface Made {
  readonly id: string;
  readonly generation: number;
  readonly slot: number;
  readonly niche: string;
  readonly genome: Genome;
  /** The primary one first; none of a founder. */
  readonly parents: readonly Made[];
  /** Cross-entropy; null where it is not viable. */
  readonly nats: number | null;
  /** Last generation it lives in. */
  readonly until: number;
}

export const NICHES = ['moby', 'sotu', 'letters'] as const;

const LOCI = compileLoci(DEFAULT_SEARCH_SPACE);
const mutate = mutation(LOCI, { rate: 0.05, scale: 0.2 });
const NONVIABLE = 0.02;
/** The share of those that live on, and for how many generations. */
const LONG_LIVED = 0.02;
const LONG_LIFE = 6;

/** Those born in each generation. */
export function* historyOf({ id, generations, births }: Shape): Generator<readonly Made[]> {
  let living: readonly Made[] = [];
  for (let generation = 0; generation < generations; generation++) {
    const prng = prngOf({ seed: 1, generation, subject: id, purpose: 'made-up history' });
    const parents = matingPools(living);
    const born = Array.from({ length: births }, (_, slot): Made => {
      const niche = NICHES[Math.floor((slot * NICHES.length) / births)];
      const birth = { id: individualId(id, { generation, slot }), generation, slot, niche };
      return { ...birth, ...conceive(parents.get(niche) ?? [], generation, prng) };
    });
    yield born;
    living = [...living.filter(({ until }) => until > generation), ...born];
  }
}

/** The viable of each niche from the fittest. */
function matingPools(living: readonly Made[]): Map<string, Made[]> {
  const fittest = living.filter(({ nats }) => nats !== null).toSorted((a, b) => a.nats! - b.nats!);
  return new Map(NICHES.map((niche) => [niche, fittest.filter((each) => each.niche === niche)]));
}

function conceive(pool: readonly Made[], generation: number, prng: Prng) {
  const parent = (): Made => pool[Math.floor(pool.length * prng.uniform() ** 2)];
  const parents = pool.length > 0 ? [...new Set([parent(), parent()])] : [];
  const viable = prng.uniform() >= NONVIABLE;
  const until = viable && prng.uniform() < LONG_LIVED ? generation + LONG_LIFE : generation;
  return { genome: genomeOf(parents, prng), parents, nats: viable ? lossOf(generation, prng) : null, until };
}

function genomeOf([mother, father]: readonly Made[], prng: Prng): Genome {
  if (!mother) return randomGenome(DEFAULT_SEARCH_SPACE, prng);
  const givers = new Uint8Array(LOCI.count);
  if (father) recombination('uniform')(givers, 0, LOCI.count, prng);
  const names = DEFAULT_SEARCH_SPACE.map(({ name }) => name);
  const mixed = names.map((name, at) => [name, (givers[at] === 1 ? father : mother).genome[name]] as const);
  const genes = genesOf(LOCI, [Object.fromEntries(mixed)]);
  mutate(genes, 0, prng);
  return genomeIn(LOCI, genes, 0);
}

/** Falls from 3 nats towards 1.5, more slowly as it goes. */
function lossOf(generation: number, prng: Prng): number {
  return 1.5 + 1.5 / (1 + generation / 100) + 0.1 * Math.abs(prng.normal());
}
