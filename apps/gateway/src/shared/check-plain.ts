/** Whether a value from outside is small and plain enough to be looked at: nesting, sheer number and some texts make trouble later. */
import { preview, wrongValue } from '#base';
import { InvalidRequestError } from './errors';
import { type FieldProblem, MOST_PROBLEMS, UNKNOWN_FIELD } from './describe-issues';

const MOST_LEVELS = 32;
/** A config that restricts every locus to 64 values has fewer. */
const MOST_VALUES = 5_000;

/** Throws an InvalidRequestError. `field` is what the value is called. */
export function checkPlain(value: unknown, field = 'body'): void {
  const faults = plainFaults(value, field);
  if (faults.length > 0) throw new InvalidRequestError(faults);
}

/** Texts and names in it that cannot be kept. Throws an InvalidRequestError where it is too large or too deep to be looked at further. */
export function plainFaults(value: unknown, field = 'body'): FieldProblem[] {
  return [...faultsOf(value, [], field, { left: MOST_VALUES })].slice(0, MOST_PROBLEMS);
}

/** Without what cannot be kept in its texts, so that all else of it can be looked at. */
export function madePlain(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[\0\p{Surrogate}]/gu, '');
  if (Array.isArray(value)) return value.map(madePlain);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([key]) => isStorable(key) && key !== '__proto__');
  return Object.fromEntries(fields.map(([key, inner]) => [key, madePlain(inner)]));
}

function* faultsOf(
  value: unknown,
  path: readonly string[],
  whole: string,
  values: { left: number },
): Generator<FieldProblem> {
  const tell = (message: string): FieldProblem => ({ field: path.join('.') || whole, message });
  const refuse = (message: string) => new InvalidRequestError([{ field: whole, message }]);
  if (typeof value === 'string' && !isStorable(value)) {
    yield tell(wrongValue(value, 'must hold no NUL character and no half of a surrogate pair'));
  }
  if (typeof value !== 'object' || value === null) return;
  if (path.length === MOST_LEVELS) throw refuse(`is nested too deep; must be at most ${MOST_LEVELS} levels deep`);
  values.left -= Array.isArray(value) ? value.length : Object.keys(value).length;
  if (values.left < 0) throw refuse(`has too much in it; must hold at most ${MOST_VALUES} values`);
  for (const [key, inner] of Object.entries(value)) {
    const field = [...path, isStorable(key) ? key : preview(key)].join('.');
    // zod passes over __proto__ in silence, as over no other that is unknown
    if (!isStorable(key) || key === '__proto__') yield { field, message: UNKNOWN_FIELD };
    else yield* faultsOf(inner, [...path, key], whole, values);
  }
}

/** PostgreSQL keeps no NUL in a text, and half of a surrogate pair is no text. */
function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}
