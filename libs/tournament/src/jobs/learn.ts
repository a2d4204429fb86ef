import { featuresOf, judge } from '#arena';
import { prngOf } from '#base';
import { Vocabulary } from '#corpus';
import type { LanguageModel } from '#model';
import type { EncodedText } from './encoded-texts';
import type { JobContext, RaiseJob, RaiseMember } from './job';
import { learnFromPreference } from './learn-from-preference';
import type { NicheReaders } from './niche-readers';
import { panelOf } from './panel-of';
import type { Judge } from './preference/judge-texts';

/** Lets a cohort learn what the tournament's raters, taking turns, prefer of its own texts. `texts` are those of the members' niches. */
export async function learn(
  job: RaiseJob,
  learning: NonNullable<RaiseJob['learning']>,
  model: LanguageModel,
  weights: Float32Array,
  texts: readonly EncodedText[],
  readers: NicheReaders,
  { breathe }: Pick<JobContext, 'breathe'>,
) {
  const { seed, generation, members, vocabulary } = job;
  const learners = await Promise.all(
    members.map(async (member, at) => {
      const { symbols, ranges } = texts[at];
      const { temperature, topK, topP } = member.recipe;
      return {
        slot: member.slot,
        text: symbols.subarray(ranges.train.start, ranges.train.end),
        decoding: { temperature, topK, topP },
        judge: await judgeOf(job, learning, member, readers),
      };
    }),
  );
  const cohort = { seed, generation, vocabulary: new Vocabulary(vocabulary), learners, breathe };
  return learnFromPreference(model, weights, learning.settings, cohort);
}

/** The panel's raters in turn. */
async function judgeOf(
  { seed, generation, texts }: RaiseJob,
  { settings, panel }: NonNullable<RaiseJob['learning']>,
  { niche, slot }: RaiseMember,
  readers: NicheReaders,
): Promise<Judge> {
  const reader = await readers.of(niche, texts);
  const scale = reader.scale(seed, settings.length);
  const raters = panelOf(seed, generation, panel);
  const prng = prngOf({ seed, generation, subject: `${slot}`, purpose: 'preference judgements' });
  return (first, second, index) =>
    judge(raters[index % raters.length], featuresOf(first, reader.reference), featuresOf(second, reader.reference), {
      ...{ scale, prng },
      index: Math.floor(index / raters.length),
    });
}
