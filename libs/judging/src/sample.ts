import { prngOf } from '#base';
import { UNKNOWN_ID, Vocabulary } from '#corpus';
import type { SampleJob } from '#tournament';
import { readModel, type WorkerContext } from '#workbench';

/** Text that continues the prompt. A prompt's symbols beyond the vocabulary are read as `<unk>`, which is never written. */
export async function sample(job: SampleJob, worker: WorkerContext): Promise<string> {
  const { prompt, length, decoding, seed } = job;
  const vocabulary = new Vocabulary(job.vocabulary);
  const { model, weights } = await readModel(worker, job.architecture, vocabulary.size, [job]);
  const [[written]] = await model.sample(weights, {
    prompts: [[[...vocabulary.encode(prompt)]]],
    length,
    decoding: [decoding],
    prngs: [[prngOf({ seed, generation: 0, subject: prompt, purpose: 'sample' })]],
    forbidden: [UNKNOWN_ID],
  });
  return vocabulary.decode(written);
}
