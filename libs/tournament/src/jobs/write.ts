import { featuresOf } from '#arena';
import { prngOf } from '#base';
import { UNKNOWN_ID, Vocabulary } from '#corpus';
import { parameterLayout } from '#model';
import type { Sample } from '../records';
import { flatten } from './flat-weights';
import type { WriteJob } from './arena-jobs';
import type { NicheReaders } from './niche-readers';
import type { WorkerContext } from './train-and-evaluate';

/** What individuals of one architecture write after each prompt, each under its own expressed decoding. */
export async function write(job: WriteJob, worker: WorkerContext, readers: NicheReaders): Promise<readonly Sample[]> {
  const { seed, generation, niche, architecture, members, prompts, length } = job;
  const vocabulary = new Vocabulary(job.vocabulary);
  const model = worker.models.create(architecture, vocabulary.size, members.length);
  const layout = parameterLayout(architecture, vocabulary.size);
  const weights = new Float32Array(members.length * model.parameters);
  for (const [at, member] of members.entries()) {
    weights.set(flatten(await worker.weights.read(member.weights), layout), at * model.parameters);
  }
  const encoded = prompts.map((prompt) => [...vocabulary.encode(prompt)]);
  const written = await model.sample(weights, {
    prompts: members.map(() => encoded),
    length,
    decoding: members.map(({ decoding }) => decoding),
    prngs: members.map(({ birth }) =>
      prompts.map((_, at) => {
        const subject = `${niche} ${birth.generation}-${birth.slot} ${at}`;
        return prngOf({ seed, generation, subject, purpose: 'battle text' });
      }),
    ),
    forbidden: [UNKNOWN_ID],
  });
  const { reference } = await readers.of(niche, job.texts);
  return members.flatMap(({ id }, member) =>
    prompts.map((_, prompt) => {
      const text = vocabulary.decode(written[member][prompt]);
      return { competitor: id, prompt, text, features: featuresOf(text, reference) };
    }),
  );
}
