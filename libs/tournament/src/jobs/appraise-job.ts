import type { Architecture } from '#genome';
import type { TextReference } from './text-reference';

/** Evaluates trained individuals in several states of their gates. */
export interface AppraiseJob {
  readonly kind: 'appraise';
  readonly part: 'train' | 'validation' | 'test';
  readonly symbols: number;
  readonly members: readonly {
    readonly niche: string;
    readonly architecture: Architecture;
    readonly weights: string;
    /** Gates by module, as in a phenotype. */
    readonly states: readonly (readonly number[])[];
  }[];
  readonly vocabulary: readonly string[];
  readonly texts: readonly TextReference[];
}
