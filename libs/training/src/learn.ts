import { featuresOf, judge, type TextFeatures } from '#arena';
import { prngOf } from '#base';
import { Vocabulary } from '#corpus';
import type { LanguageModel } from '#model';
import type { EncodedText, NicheReaders } from '#workbench';
import { type JobContext, panelOf, subjectOf, type TrainingMember, type TrainJob } from '#tournament';
import { type Judge, learnFromPreference } from '#preference';

/** Lets a training group learn what the tournament's raters, taking turns, prefer of its own texts. `texts` are those of the members' niches. */
export async function learn(
  job: TrainJob,
  learning: NonNullable<TrainJob['learning']>,
  model: LanguageModel,
  weights: Float32Array,
  texts: readonly EncodedText[],
  readers: NicheReaders,
  { yieldToEventLoop }: Pick<JobContext, 'yieldToEventLoop'>,
) {
  const { seed, generation, members, vocabulary } = job;
  const learners = await Promise.all(
    members.map(async (member, at) => {
      const { symbols, ranges } = texts[at];
      const { temperature, topK, topP } = member.hyperparameters;
      return {
        subject: subjectOf(generation, member),
        text: symbols.subarray(ranges.train.start, ranges.train.end),
        decoding: { temperature, topK, topP },
        judge: await judgeOf(job, learning, member, readers),
      };
    }),
  );
  const group = { seed, generation, vocabulary: new Vocabulary(vocabulary), learners, yieldToEventLoop };
  return learnFromPreference(model, weights, learning.settings, group);
}

/** The panel's raters in turn. */
async function judgeOf(
  { seed, generation, texts }: TrainJob,
  { settings, panel, tastes }: NonNullable<TrainJob['learning']>,
  member: TrainingMember,
  readers: NicheReaders,
): Promise<Judge> {
  const reader = await readers.of(member.niche, texts);
  const scale = reader.scale(seed, settings.length);
  const raters = panelOf(seed, generation, panel, tastes);
  const prng = prngOf({ seed, generation, subject: subjectOf(generation, member), purpose: 'preference judgements' });
  const read = new Map<string, TextFeatures>(); // each text meets several others
  const featuresOfText = (text: string): TextFeatures => {
    const features = read.get(text) ?? featuresOf(text, reader.reference);
    read.set(text, features);
    return features;
  };
  return (first, second, index) =>
    judge(raters[index % raters.length], featuresOfText(first), featuresOfText(second), {
      scale,
      prng,
      index: Math.floor(index / raters.length),
    });
}
