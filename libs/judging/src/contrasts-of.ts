import { type Contrast, contrastOf, type FeatureScale } from '#arena';
import { HELD_OUT, isIndividual, type Sample } from '#tournament';

/** Of each text of an individual and the text itself after the same prompt. */
export function contrastsOf(
  samples: readonly Pick<Sample, 'competitor' | 'prompt' | 'features'>[],
  scale: FeatureScale,
): readonly Contrast[] {
  const human = new Map(
    samples.flatMap(({ competitor, prompt, features }) => (competitor === HELD_OUT ? [[prompt, features]] : [])),
  );
  return samples.flatMap(({ competitor, prompt, features }) => {
    const original = human.get(prompt);
    return original && isIndividual(competitor) ? [contrastOf(original, features, scale)] : [];
  });
}
