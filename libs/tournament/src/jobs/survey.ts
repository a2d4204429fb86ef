import { InvalidValueError } from '#base';
import { buildVocabulary, countCodePoints, splitText } from '#corpus';
import { DEFAULT_SEARCH_SPACE } from '#genome';
import type { Survey } from '../records';
import type { TextStore } from '../text-store.port';
import type { SurveyJob } from './job';

/** The vocabulary of the niches' training splits and their lengths. Throws an InvalidValueError for a text too short to examine. */
export async function survey(job: SurveyJob, texts: TextStore): Promise<Survey> {
  const read = await Promise.all(
    job.texts.map(async ({ niche, sha256 }) => ({ niche, text: await texts.readBySha(sha256) })),
  );
  const characters = Object.fromEntries(read.map(({ niche, text }) => [niche, countCodePoints(text)]));
  for (const [niche, length] of Object.entries(characters)) checkLength(niche, length);
  const vocabulary = buildVocabulary(
    read.map(({ text }) => splitText(text).train),
    job.vocabularyLimit,
  );
  return { vocabulary: vocabulary.symbols, characters };
}

/** A tenth is held out for each exam: room for a window of the longest context and its block. */
function checkLength(niche: string, characters: number): void {
  const contexts = DEFAULT_SEARCH_SPACE.flatMap((locus) =>
    locus.kind === 'ordinal' && locus.name === 'context' ? locus.values : [],
  );
  const shortest = 20 * Math.max(...contexts);
  if (characters < shortest) {
    throw new InvalidValueError(`niches.${niche}`, `${characters} characters`, `a text of at least ${shortest}`);
  }
}
