import type { LanguageModelFactory } from '#model';
import type { WeightStore } from '#tournament';
import type { EncodedTexts } from './encoded-texts';

/** What jobs with models need. */
export interface WorkerContext {
  readonly models: LanguageModelFactory;
  readonly texts: EncodedTexts;
  readonly weights: WeightStore;
}
