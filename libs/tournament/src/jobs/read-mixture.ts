import { symbolTree } from '#corpus';
import { type Mixture, parameterLayout } from '#model';
import type { WeightStore } from '../weight-store.port';
import { flatten } from './flat-weights';
import type { WeighedMixture } from './mixture-jobs';
import type { NicheReaders } from './niche-readers';

/** A mixture with what its members know: weights, flat, and counts of the niche's training text. */
export async function readMixture(job: WeighedMixture, files: WeightStore, readers: NicheReaders): Promise<Mixture> {
  const { niche, members, nGrams, vocabulary, texts } = job;
  const models = members.map(async ({ architecture, weights, weight }) => {
    const layout = parameterLayout(architecture, vocabulary.length);
    return { architecture, weight, weights: flatten(await files.read(weights), layout) };
  });
  const counted = async () => {
    const { ngram } = await readers.of(niche, texts);
    return { model: ngram, symbols: symbolTree(vocabulary), members: nGrams };
  };
  return { models: await Promise.all(models), nGrams: nGrams.length > 0 ? await counted() : null };
}
