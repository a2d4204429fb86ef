import { symbolTree } from '#corpus';
import type { Mixture } from '#model';
import type { WeighedMixture, WeightStore } from '#tournament';
import { type NicheReaders, type readOpen, readWeights } from '#workbench';

/** A mixture with what its members know: weights, flat, and counts of the niche's training text. */
export async function readMixture(
  job: WeighedMixture,
  files: WeightStore,
  readers: NicheReaders,
  read: typeof readOpen = readWeights,
): Promise<Mixture> {
  const { niche, members, nGrams, vocabulary, texts } = job;
  const models = members.map(async (member) => {
    return { ...(await read(member, vocabulary.length, files)), weight: member.weight };
  });
  const counted = async () => {
    const { ngram } = await readers.of(niche, texts);
    return { model: ngram, symbols: symbolTree(vocabulary), members: nGrams };
  };
  return { models: await Promise.all(models), nGrams: nGrams.length > 0 ? await counted() : null };
}
