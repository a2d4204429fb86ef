import { InvalidValueError } from '#base';

/** Throws an InvalidValueError unless it holds. */
export function expect(field: string, value: unknown, holds: boolean, expected: string): void {
  if (!holds) throw new InvalidValueError(field, value, expected);
}
