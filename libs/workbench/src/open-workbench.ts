import type { Lexicons } from '#arena';
import type { LanguageModelFactory } from '#model';
import type { TextStore, WeightStore } from '#tournament';
import { EncodedTexts } from './encoded-texts';
import { NicheReaders } from './niche-readers';
import type { WorkerContext } from './worker-context';

/** What a worker does its jobs with: what it has read stays there from job to job. */
export interface Workbench {
  readonly texts: TextStore;
  readonly readers: NicheReaders;
  readonly worker: WorkerContext;
}

export function openWorkbench(
  models: LanguageModelFactory,
  texts: TextStore,
  weights: WeightStore,
  readLexicons: () => Promise<Lexicons>,
): Workbench {
  return {
    texts,
    readers: new NicheReaders(texts, readLexicons),
    worker: { models, texts: new EncodedTexts(texts), weights },
  };
}
