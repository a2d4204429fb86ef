import { buildVocabulary, countCodePoints, splitText } from '#corpus';
import type { Survey, SurveyJob, TextStore } from '#tournament';

/** The vocabulary of the niches' training splits and their lengths. */
export async function survey(job: SurveyJob, texts: TextStore): Promise<Survey> {
  const read = await Promise.all(
    job.texts.map(async ({ niche, sha256 }) => ({ niche, text: await texts.readBySha(sha256) })),
  );
  const characters = Object.fromEntries(read.map(({ niche, text }) => [niche, countCodePoints(text)]));
  const vocabulary = buildVocabulary(
    read.map(({ text }) => splitText(text).train),
    job.vocabularyLimit,
  );
  return { vocabulary: vocabulary.symbols, characters };
}
