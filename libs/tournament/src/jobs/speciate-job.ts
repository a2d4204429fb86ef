import type { SpeciesMemory } from '#evolution';
import type { Architecture } from '#genome';
import type { TextReference } from './text-reference';

/** Sorts individuals into species by what they predict. */
export interface SpeciateJob {
  readonly kind: 'speciate';
  readonly memory: SpeciesMemory;
  /** Those to be sorted come first; the representatives of `memory.living` after them, in order. */
  readonly count: number;
  readonly members: readonly {
    readonly architecture: Architecture;
    readonly gates?: readonly number[];
    readonly niche: string;
    readonly weights: string;
  }[];
  readonly vocabulary: readonly string[];
  readonly texts: readonly TextReference[];
  /** Of the texts, each once, the niches whose validation part is read. */
  readonly probed: readonly string[];
  /** Of each. */
  readonly symbols: number;
}
