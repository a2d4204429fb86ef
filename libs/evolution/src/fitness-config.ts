/** What makes a candidate fit. */
import { InvalidValueError } from '#base';

const RATING_USES = ['estimate', 'lower-bound', 'probability-better'] as const;
const CASE_SOURCES = ['raters', 'evaluations'] as const;

export type FitnessConfig =
  | { readonly kind: 'cross-entropy' }
  | { readonly kind: 'prequential' }
  | RatingFitness
  | {
      readonly kind: 'weighted';
      /** Of the standardised rating, from 0 to 1; the rest is the weight of the standardised cross-entropy. */
      readonly ratingWeight: number;
    }
  | LexicaseFitness
  | { readonly kind: 'pareto' };

export interface RatingFitness {
  readonly kind: 'rating';
  readonly use: (typeof RATING_USES)[number];
  /** Of the normal interval whose lower end `lower-bound` ranks by; 0.95 by default. */
  readonly level?: number;
}

export interface LexicaseFitness {
  readonly kind: 'lexicase';
  /** What the cases are: each rater, each block of the evaluation. */
  readonly over: readonly (typeof CASE_SOURCES)[number][];
  /** How far behind the best of a case still passes it: its median absolute deviation in the deme. */
  readonly epsilon: 'mad';
}

/** All that makes no sense, by field. */
export function fitnessProblems(fitness: FitnessConfig): readonly InvalidValueError[] {
  switch (fitness.kind) {
    case 'cross-entropy':
    case 'prequential':
    case 'pareto':
      return [];
    case 'rating': {
      const { use, level = 0.95 } = fitness;
      return [
        ...unless(RATING_USES.includes(use), 'use', use, `one of ${RATING_USES.join(', ')}`),
        ...unless(level > 0 && level < 1, 'level', level, 'a number between 0 and 1'),
      ];
    }
    case 'weighted': {
      const { ratingWeight } = fitness;
      return unless(ratingWeight >= 0 && ratingWeight <= 1, 'ratingWeight', ratingWeight, 'a number from 0 to 1');
    }
    case 'lexicase': {
      const { over } = fitness;
      const known = over.every((source) => CASE_SOURCES.includes(source));
      const different = new Set(over).size === over.length;
      return unless(over.length > 0 && known && different, 'over', over, `one or both of ${CASE_SOURCES.join(', ')}`);
    }
  }
}

function unless(holds: boolean, field: string, value: unknown, expected: string): readonly InvalidValueError[] {
  return holds ? [] : [new InvalidValueError(`fitness.${field}`, value, expected)];
}

/** As people are told of it. */
export function nameOf(fitness: FitnessConfig): string {
  return fitness.kind === 'rating' ? `rating by ${fitness.use}` : fitness.kind;
}
