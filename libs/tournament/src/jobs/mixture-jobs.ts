/** Jobs on those of a niche together: on their mixture, and on the average of their weights. */
import type { Architecture } from '#genome';
import type { Decoding } from '#model';
import type { TextReference } from './text-reference';

/** Individuals of a niche who are mixed into one predictor. */
export interface MixedModels {
  readonly niche: string;
  readonly members: readonly {
    readonly id: string;
    readonly architecture: Architecture;
    readonly gates?: readonly number[];
    readonly weights: string;
  }[];
  readonly vocabulary: readonly string[];
  readonly texts: readonly TextReference[];
}

/** Mixes the living of a niche: weights by validation, all else on test. */
export interface MixJob extends MixedModels {
  readonly kind: 'mix';
  /** Whether the n-grams of the niche are mixed with them. */
  readonly nGrams: boolean;
  /** As many as can be scored at a time, at most. */
  readonly validationSymbols: number;
  readonly testSymbols: number;
}

/** Measures on validation what the diversity of those of a niche is worth. */
export interface AmbiguityJob extends MixedModels {
  readonly kind: 'ambiguity';
  readonly symbols: number;
}

/** Models and n-grams of a niche with their shares. */
export interface WeighedMixture {
  readonly niche: string;
  readonly members: readonly {
    readonly id: string;
    readonly architecture: Architecture;
    readonly gates?: readonly number[];
    readonly weights: string;
    readonly weight: number;
  }[];
  /** Those of the niche's training text. */
  readonly nGrams: readonly { readonly order: number; readonly weight: number }[];
  readonly vocabulary: readonly string[];
  readonly texts: readonly TextReference[];
}

/** Lets a mixture write. */
export interface SampleMixtureJob extends WeighedMixture {
  readonly kind: 'sample-mixture';
  readonly prompt: string;
  readonly decoding: Decoding;
  readonly length: number;
  readonly seed: number;
}

/** Writes a mixture as one model file for other programs. */
export interface ExportMixtureJob extends WeighedMixture {
  readonly kind: 'export-mixture';
  readonly tournament: string;
}

/** Chooses whose weights are averaged, one candidate after the other. */
export interface SoupJob extends MixedModels {
  readonly kind: 'soup';
  /** Of the first, on the same symbols. */
  readonly nats: number;
  readonly validationSymbols: number;
}
