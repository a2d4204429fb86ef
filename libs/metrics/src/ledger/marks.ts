/** Patterns of methylation of promoters that are alike by descent, over those who have them as their lives left them. */
import { sum } from '#base';
import { epipolymorphism, methylationEntropy, normalisedMethylationEntropy, type Pattern } from '#regulation';
import type { LivedGeneration } from '../lived-generation';
import { once } from '../metric';

/** A site counts as methylated where a strand of it is. */
const patternOf = (methylation: string): Pattern => [...methylation].map((strands) => strands !== '0');

/** By promoter, of those that two individuals at least have. */
const patternsIn = once(({ population }: LivedGeneration): readonly (readonly Pattern[])[] => {
  const patterns = new Map<string, Pattern[]>();
  for (const { expressed } of population) {
    for (const [id, { methylation }] of Object.entries(expressed?.marks ?? {})) {
      patterns.set(id, [...(patterns.get(id) ?? []), patternOf(methylation)]);
    }
  }
  return [...patterns.values()].filter(({ length }) => length > 1);
});

const over = (measure: (patterns: readonly Pattern[]) => number) => (generation: LivedGeneration) => {
  const promoters = patternsIn(generation);
  const copies = sum(promoters.map(({ length }) => length));
  return copies === 0 ? null : sum(promoters.map((own) => own.length * measure(own))) / copies;
};

/** Means over promoters by copies; null where there is none. */
export const MARKS = {
  methylationEntropy: over(methylationEntropy),
  epipolymorphism: over(epipolymorphism),
  normalisedMethylationEntropy: over(normalisedMethylationEntropy),
};
