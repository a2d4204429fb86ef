import { prngOf } from '#base';
import { UNKNOWN_ID, Vocabulary } from '#corpus';
import { parameterLayout } from '#model';
import { flatten } from './flat-weights';
import type { SampleMixtureJob } from './mixture-jobs';
import type { WorkerContext } from './train-and-evaluate';

/** Text that continues the prompt. A prompt's symbols beyond the vocabulary are read as `<unk>`, which is never written. */
export async function sampleMixture(job: SampleMixtureJob, { models, weights }: WorkerContext): Promise<string> {
  const { prompt, length, decoding, seed } = job;
  const vocabulary = new Vocabulary(job.vocabulary);
  const members = await Promise.all(
    job.members.map(async (member) => {
      const layout = parameterLayout(member.architecture, vocabulary.size);
      return { ...member, weights: flatten(await weights.read(member.weights), layout) };
    }),
  );
  const written = await models.sampleMixture(members, vocabulary.size, {
    prompt: [...vocabulary.encode(prompt)],
    length,
    decoding,
    prng: prngOf({ seed, generation: 0, subject: prompt, purpose: 'sample' }),
    forbidden: [UNKNOWN_ID],
  });
  return vocabulary.decode([...written]);
}
