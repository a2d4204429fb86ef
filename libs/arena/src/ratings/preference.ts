import { InvalidValueError } from '#base';

/** One rater's judgement of a battle: what ratings are fitted to. Competitors are numbered from 0; their names live outside. */
export interface Preference {
  readonly first: number;
  readonly second: number;
  readonly outcome: 'first' | 'second' | 'tie';
  /** Who judged. */
  readonly rater?: string;
  /** What both continued: preferences on one prompt are not independent. */
  readonly prompt?: string;
  /** How many preferences of weight 1 it counts as; 1 if absent. */
  readonly weight?: number;
  /** Characters of both texts. */
  readonly lengths?: readonly [first: number, second: number];
}

const SCORES = { first: 1, tie: 0.5, second: 0 } as const;

/** What the first of both got: 1 for the preferred, 1/2 each where tied. */
export const scoreOf = ({ outcome }: Preference): number => SCORES[outcome];

export const weightOf = ({ weight = 1 }: Preference): number => weight;

/** Throws an InvalidValueError on a competitor that does not exist or meets itself, and on a weight or length that makes no sense. */
export function checkPreferences(preferences: readonly Preference[], competitors: number): void {
  preferences.forEach(({ first, second, outcome, weight = 1, lengths = [] }, index) => {
    const refuse = (field: string, value: unknown, expected: string): never => {
      throw new InvalidValueError(`preferences[${index}].${field}`, value, expected);
    };
    const known = (number: number): boolean => Number.isInteger(number) && number >= 0 && number < competitors;
    if (!known(first)) refuse('first', first, `an integer from 0 to ${competitors - 1}`);
    if (!known(second)) refuse('second', second, `an integer from 0 to ${competitors - 1}`);
    if (first === second) refuse('second', second, 'another competitor than first');
    if (!(outcome in SCORES)) refuse('outcome', outcome, 'first, second or tie');
    if (!(weight > 0 && weight < Infinity)) refuse('weight', weight, 'a positive number');
    if (!lengths.every((length) => length >= 0 && length < Infinity))
      refuse('lengths', lengths, 'two counts of characters');
  });
}
