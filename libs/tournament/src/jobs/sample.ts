import { prngOf } from '#base';
import { UNKNOWN_ID, Vocabulary } from '#corpus';
import { parameterLayout } from '#model';
import { flatten } from './flat-weights';
import type { SampleJob } from './job';
import type { WorkerContext } from './train-and-evaluate';

/** Text that continues the prompt. A prompt's symbols beyond the vocabulary are read as `<unk>`, which is never written. */
export async function sample(job: SampleJob, worker: WorkerContext): Promise<string> {
  const { architecture, prompt, length, decoding, seed } = job;
  const vocabulary = new Vocabulary(job.vocabulary);
  const model = worker.models.create(architecture, vocabulary.size, 1);
  const layout = parameterLayout(architecture, vocabulary.size);
  const weights = flatten(await worker.weights.read(job.weights), layout);
  const [[written]] = await model.sample(weights, {
    prompts: [[[...vocabulary.encode(prompt)]]],
    length,
    decoding: [decoding],
    prngs: [[prngOf({ seed, generation: 0, subject: prompt, purpose: 'sample' })]],
    forbidden: [UNKNOWN_ID],
  });
  return vocabulary.decode(written);
}
