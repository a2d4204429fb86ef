import { variable } from './variables';

/** What the variable holds; undefined where it is unset. Throws a RangeError that says what is right. */
export function wholeNumber(
  name: string,
  [least, most]: readonly [number, number],
  environment?: NodeJS.ProcessEnv,
): number | undefined {
  const text = variable(name, environment);
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new RangeError(`${name} is ${JSON.stringify(text)}; must be a whole number from ${least} to ${most}`);
}
