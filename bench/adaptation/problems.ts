/** Landscapes on which rates that adapt are compared with fixed ones. */
import { prngOf } from '#base';
import { RATE_LOCI, type RealLocus, type SearchSpace } from '#genome';
import { nkLandscape } from './nk';

export interface Problem {
  readonly name: string;
  readonly space: SearchSpace;
  /** The rate that adapts, within these bounds. The other one is `otherRate` for all. */
  readonly locus: RealLocus;
  readonly otherRate: number;
  /** That of the arm `fixed`, and what others begin with. */
  readonly start: number;
  /** Fixed rates of which the best is told. */
  readonly grid: readonly number[];
  /** Of genes that start there, in a replicate; higher is better. */
  readonly fitness: (replicate: number, genes: Float64Array, start: number) => number;
  /** What is reported of the best fitness. */
  readonly told: (fitness: number) => number;
}

const LOCI = 20;
const AXES = 10;

/** A landscape a replicate. Mutation rates have the bounds that they have in tournaments. */
export function nk(neighbours: number, replicates: number): Problem {
  const landscapes = Array.from({ length: replicates }, (_, replicate) => {
    const prng = prngOf({ seed: replicate, generation: 0, purpose: 'nk landscape', subject: neighbours });
    return nkLandscape(LOCI, neighbours, prng);
  });
  return {
    name: `NK, N = ${LOCI}, K = ${neighbours}`,
    space: Array.from({ length: LOCI }, (_, at) => {
      return { kind: 'categorical', name: `locus${at}`, values: ['0', '1'] };
    }),
    locus: RATE_LOCI.find(({ name }) => name === 'mutationRate')!,
    otherRate: 0,
    start: 1 / LOCI,
    grid: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5],
    fitness: (replicate, genes, start) => landscapes[replicate](genes, start),
    told: (fitness) => fitness,
  };
}

/** Of real genes from -1,000 to 1,000, all of which mutate. Told is how many powers of ten the best is nearer to the optimum than 1. */
export function sphere(): Problem {
  return {
    name: `sphere, ${AXES} axes`,
    space: Array.from({ length: AXES }, (_, at) => {
      return { kind: 'real', name: `axis${at}`, low: -1000, high: 1000, scale: 'linear' };
    }),
    locus: { kind: 'real', name: 'mutationScale', low: 1e-12, high: 1, scale: 'log' },
    otherRate: 1,
    start: 0.1,
    grid: [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1],
    fitness: (_, genes, start) => {
      let squares = 0;
      for (let at = 0; at < AXES; at++) squares += genes[start + at] ** 2;
      return -squares;
    },
    told: (fitness) => -Math.log10(-fitness) / 2,
  };
}
