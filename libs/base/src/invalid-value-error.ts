/** A value from outside that the domain cannot accept: which field, what it was, and what would be right. */
export class InvalidValueError extends Error {
  override readonly name = 'InvalidValueError';

  constructor(
    /** Path of the field, such as `learningRate.low`. */
    readonly field: string,
    readonly value: unknown,
    /** What would be right, in words. */
    readonly expected: string,
  ) {
    super(`${field} is ${show(value)}; expected ${expected}`);
  }
}

/** As JSON where JSON can represent it: a string in quotes, a list with its items. */
function show(value: unknown): string {
  return typeof value === 'string' || typeof value === 'object' ? JSON.stringify(value) : String(value);
}
