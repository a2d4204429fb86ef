import { featuresOf } from '#arena';
import { prngOf } from '#base';
import { writeText } from '#corpus';
import { HELD_OUT, HIGHEST_ORDER, type JobResults, type Sample, type SetPromptsJob } from '#tournament';
import type { NicheReaders } from '#workbench';

/**
 * Prompts from the validation text, the same for everyone in the niche, and the texts of the competitors that are no individuals: those
 * that the n-grams write at temperature 1, and the held-out text's own continuations.
 */
export async function setPrompts(job: SetPromptsJob, readers: NicheReaders): Promise<JobResults['set-prompts']> {
  const { seed, generation, niche, count, promptCharacters, length } = job;
  const { validation, ngram, reference } = await readers.of(niche, job.texts);
  const symbols = [...validation];
  const positions = symbols.length - promptCharacters - length + 1;
  if (positions < 1) throw new RangeError(`${symbols.length} characters hold no prompt and text of ${niche}`);
  const prng = prngOf({ seed, generation, subject: niche, purpose: 'prompts' });
  const starts = Array.from({ length: count }, () => prng.integer(positions));
  const prompts = starts.map((start) => symbols.slice(start, start + promptCharacters).join(''));
  const sample = (competitor: string, prompt: number, text: string): Sample => {
    return { competitor, prompt, text, features: featuresOf(text, reference) };
  };
  const samples = prompts.flatMap((prompt, at) => {
    const end = starts[at] + promptCharacters;
    const baselines = Array.from({ length: HIGHEST_ORDER + 1 }, (_, order) => {
      const name = `WB-${order}`;
      const own = prngOf({ seed, generation, subject: `${niche} ${name} ${at}`, purpose: 'battle text' });
      return sample(name, at, writeText(ngram, order, prompt, length, 1, own));
    });
    return [...baselines, sample(HELD_OUT, at, symbols.slice(end, end + length).join(''))];
  });
  return { prompts, samples };
}
