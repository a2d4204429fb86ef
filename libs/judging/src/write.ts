import { featuresOf } from '#arena';
import { prngOf } from '#base';
import { UNKNOWN_ID, Vocabulary } from '#corpus';
import type { Sample, WriteJob } from '#tournament';
import { type NicheReaders, readModel, type WorkerContext } from '#workbench';

/** What individuals of one architecture write after each prompt, each under its own expressed decoding. */
export async function write(job: WriteJob, worker: WorkerContext, readers: NicheReaders): Promise<readonly Sample[]> {
  const { seed, generation, niche, architecture, members, prompts, length } = job;
  const vocabulary = new Vocabulary(job.vocabulary);
  const { model, weights } = await readModel(worker, architecture, vocabulary.size, members);
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
