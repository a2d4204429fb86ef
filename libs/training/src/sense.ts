/** What individuals sense of the first text that they read, and what their regulatory genomes make of it. */
import { trainingWindow } from '#corpus';
import { cueOf, expressionOf } from '#regulation';
import type { EncodedTexts } from '#workbench';
import { type JobContext, type JobResults, memberStream, type Sensed, type SenseJob } from '#tournament';

/** In the order of the job's members. Of its own text the cue is what training begins with, to the symbol. */
export async function sense(
  job: SenseJob,
  texts: EncodedTexts,
  { report, yieldToEventLoop }: JobContext,
): Promise<JobResults['sense']> {
  const sensed: Sensed[] = [];
  for (const member of job.members) {
    const signals = [...(await cueTo(member, job, texts)), ...member.signals];
    sensed.push({ signals, expression: expressionOf(member.regulation, signals, member.regulation.marks) });
    report({ fraction: sensed.length / job.members.length, tokens: 0 });
    await yieldToEventLoop();
  }
  return sensed;
}

type Member = SenseJob['members'][number];

async function cueTo(member: Member, job: SenseJob, texts: EncodedTexts): Promise<readonly number[]> {
  const { vocabulary, symbols, dimensions, projection } = job;
  if (!member.text) return new Array<number>(dimensions).fill(0);
  const { symbols: text, ranges } = await texts.of(member.text.niche, [member.text], vocabulary);
  const read = new Int32Array(symbols + member.context + 1);
  const train = text.subarray(ranges.train.start, ranges.train.end);
  const windows = memberStream(job, member, 'windows');
  for (let at = 0; at < symbols; at += member.context + 1) {
    trainingWindow(train, member.context, windows, read, at);
  }
  return cueOf(read.subarray(0, symbols), vocabulary.length, dimensions, projection);
}
