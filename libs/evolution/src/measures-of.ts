import type { Candidate, CandidateRating } from './candidate';
import type { Measures } from './population';

/** What was measured of candidates, as columns; by the text of each of `demes`, and raters in the order of their names. */
export function measuresOf(candidates: readonly Candidate[], demes: readonly string[] = []): Measures {
  const column = (of: (candidate: Candidate) => number | null | undefined): Float64Array =>
    Float64Array.from(candidates, (candidate) => of(candidate) ?? NaN);
  const ofRating = (field: Exclude<keyof CandidateRating, 'cases'>): readonly Float64Array[] => [
    column(({ rating }) => rating?.[field]),
  ];
  const raters = [...new Set(candidates.flatMap(({ rating }) => Object.keys(rating?.cases ?? {})))].sort();
  const blocks = candidates.reduce((most, { blockNats }) => Math.max(most, blockNats.length), 0);
  return {
    validationNats: [column(({ validationNats }) => validationNats)],
    goalNats: demes.map((deme) => column(({ goalNats }) => goalNats?.[deme])),
    prequentialNats: [column(({ prequentialNats }) => prequentialNats)],
    blockNats: Array.from({ length: blocks }, (_, block) => column(({ blockNats }) => blockNats[block])),
    parameters: [column(({ parameters }) => parameters)],
    predictionEntropyBits: [column(({ predictionEntropyBits }) => predictionEntropyBits)],
    rating: ofRating('nats'),
    ratingStandardError: ofRating('standardError'),
    ratingOwnError: ofRating('ownError'),
    ratingDegreesOfFreedom: ofRating('degreesOfFreedom'),
    raters: raters.map((rater) => column(({ rating }) => rating?.cases[rater])),
  };
}
