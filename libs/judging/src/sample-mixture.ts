import { prngOf } from '#base';
import { UNKNOWN_ID, Vocabulary } from '#corpus';
import type { SampleMixtureJob } from '#tournament';
import type { NicheReaders, WorkerContext } from '#workbench';
import { readMixture } from './read-mixture';

/** Text that continues the prompt. A prompt's symbols beyond the vocabulary are read as `<unk>`, which is never written. */
export async function sampleMixture(
  job: SampleMixtureJob,
  worker: WorkerContext,
  readers: NicheReaders,
): Promise<string> {
  const { prompt, length, decoding, seed } = job;
  const vocabulary = new Vocabulary(job.vocabulary);
  const mixture = await readMixture(job, worker.weights, readers);
  const written = await worker.models.sampleMixture(mixture, vocabulary.size, {
    prompt: [...vocabulary.encode(prompt)],
    length,
    decoding,
    prng: prngOf({ seed, generation: 0, subject: prompt, purpose: 'sample' }),
    forbidden: [UNKNOWN_ID],
  });
  return vocabulary.decode([...written]);
}
