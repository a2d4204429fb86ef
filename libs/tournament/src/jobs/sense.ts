/** What individuals sense of the first text that they read, and what their regulatory genomes make of it. */
import { trainingWindow } from '#corpus';
import { cueOf, expressionOf } from '#regulation';
import type { EncodedTexts } from './encoded-texts';
import type { SenseJob, Sensed } from './job';
import { memberStream } from './member-stream';

/** In the order of the job's members. Of its own text the cue is what training begins with, to the symbol. */
export async function sense(job: SenseJob, texts: EncodedTexts): Promise<readonly Sensed[]> {
  const { seed, vocabulary, symbols, dimensions } = job;
  return Promise.all(
    job.members.map(async (member): Promise<Sensed> => {
      const { symbols: text, ranges } = await texts.of(member.text.niche, [member.text], vocabulary);
      const read = new Int32Array(symbols + member.context + 1);
      const train = text.subarray(ranges.train.start, ranges.train.end);
      const windows = memberStream(job, member, 'windows');
      for (let at = 0; at < symbols; at += member.context + 1) {
        trainingWindow(train, member.context, windows, read, at);
      }
      const cue = cueOf(read.subarray(0, symbols), vocabulary.length, dimensions, seed);
      const signals = [...cue, ...member.signals];
      return { signals, expression: expressionOf(member.regulation, signals, member.regulation.marks) };
    }),
  );
}
