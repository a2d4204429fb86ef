import { prngOf } from '#base';
import { UNKNOWN_ID, Vocabulary } from '#corpus';
import { type MixtureMember, parameterLayout } from '#model';
import type { WeightStore } from '../weight-store.port';
import { flatten } from './flat-weights';
import type { SampleMixtureJob } from './mixture-jobs';
import type { WorkerContext } from './train-and-evaluate';

/** Text that continues the prompt. A prompt's symbols beyond the vocabulary are read as `<unk>`, which is never written. */
export async function sampleMixture(job: SampleMixtureJob, { models, weights }: WorkerContext): Promise<string> {
  const { prompt, length, decoding, seed } = job;
  const vocabulary = new Vocabulary(job.vocabulary);
  const members = await readMembers(job.members, vocabulary.size, weights);
  const written = await models.sampleMixture(members, vocabulary.size, {
    prompt: [...vocabulary.encode(prompt)],
    length,
    decoding,
    prng: prngOf({ seed, generation: 0, subject: prompt, purpose: 'sample' }),
    forbidden: [UNKNOWN_ID],
  });
  return vocabulary.decode([...written]);
}

/** Members with their weights, flat, in place of the names of their files. */
export async function readMembers<Member extends SampleMixtureJob['members'][number]>(
  members: readonly Member[],
  vocabularySize: number,
  files: WeightStore,
): Promise<readonly (Omit<Member, 'weights'> & MixtureMember)[]> {
  return Promise.all(
    members.map(async (member) => {
      const layout = parameterLayout(member.architecture, vocabularySize);
      return { ...member, weights: flatten(await files.read(member.weights), layout) };
    }),
  );
}
