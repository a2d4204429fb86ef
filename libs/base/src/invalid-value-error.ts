import { preview } from './preview';

/** A value from outside that the domain cannot accept: which field, what it was, and what would be right. */
export class InvalidValueError extends Error {
  override readonly name = 'InvalidValueError';
  /** What is wrong, without the field. */
  readonly problem: string;

  constructor(
    /** Path of the field, such as `learningRate.low`. */
    readonly field: string,
    readonly value: unknown,
    /** What would be right, in words that follow "must be". */
    readonly expected: string,
  ) {
    const problem = wrongValue(value, `must be ${expected}`);
    super(`${field} ${problem}`);
    this.problem = problem;
  }
}

/** What every error says of a wrong value: `is 7; must be one of 32, 64`. */
export function wrongValue(value: unknown, right: string): string {
  return `${value === undefined ? 'is missing' : `is ${preview(value)}`}; ${right}`;
}
