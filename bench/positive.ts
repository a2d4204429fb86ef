import { InvalidValueError } from '#base';

/** The positive integer that an option's text tells. Throws an InvalidValueError on anything else. */
export function positiveInteger(option: string, text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value > 0) return value;
  throw new InvalidValueError(option, text, 'a positive integer');
}

/** The same for any positive number. */
export function positiveNumber(option: string, text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) && value > 0 && value < Infinity) return value;
  throw new InvalidValueError(option, text, 'a positive number');
}
