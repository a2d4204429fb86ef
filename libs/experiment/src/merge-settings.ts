/** Settings laid over settings. */
import type { Settings } from './design';

/** What tells kinds of settings apart; the fields of one kind are none of another's. */
const TAGS = ['scheme', 'kind'] as const;

/** Of a restriction of the search space: allowed are these, or a range. */
const CHOICES = 'values';

/**
 * Objects are merged field by field; all else that `over` has takes the place of what was there, and so does what names another scheme or kind.
 * Of what is undefined in `over` nothing is left.
 */
export function mergeSettings(under: Settings, over: Settings): Settings {
  const merged = Object.entries(over).map(([name, value]) => {
    const before = Object.hasOwn(under, name) ? under[name] : undefined;
    return [name, isSettings(value) ? laidOver(isSettings(before) ? before : {}, value) : value] as const;
  });
  return Object.fromEntries(
    [...Object.entries(under), ...merged].filter(([name]) => !Object.hasOwn(over, name) || over[name] !== undefined),
  );
}

function laidOver(under: Settings, over: Settings): Settings {
  const isOther = TAGS.some((tag) => over[tag] !== undefined && over[tag] !== under[tag]);
  const isRange = Object.hasOwn(over, CHOICES) !== Object.hasOwn(under, CHOICES);
  return mergeSettings(isOther || isRange ? {} : under, over);
}

/** Whether settings say something of a field, such as `niches.0.capacity`: of it or of all that it is in. */
export function says(settings: unknown, [name, ...deeper]: readonly string[]): boolean {
  if (name === undefined) return true;
  if (typeof settings !== 'object' || settings === null) return true;
  return Object.hasOwn(settings, name) && says((settings as Settings)[name], deeper);
}

/** Paths of all that settings say, such as `breeding.mutationRate`; lists are one thing. */
export function leavesOf(settings: Settings): readonly string[] {
  return Object.entries(settings).flatMap(([name, value]) =>
    isSettings(value) ? leavesOf(value).map((leaf) => `${name}.${leaf}`) : [name],
  );
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
