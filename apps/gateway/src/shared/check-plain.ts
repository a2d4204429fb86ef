/** Whether a value from outside is small and plain enough to be looked at: nesting, sheer number and some texts make trouble later. */
import { preview, wrongValue } from '#base';
import { InvalidRequestError } from './errors';
import { type FieldProblem, UNKNOWN_FIELD } from './describe-issues';

const MOST_LEVELS = 32;
/** A config that restricts every locus to 64 values has fewer. */
const MOST_VALUES = 5_000;

/** Throws an InvalidRequestError. `field` is what the value is called. */
export function checkPlain(value: unknown, field = 'body'): void {
  const fault = faultOf(value, [], field, { left: MOST_VALUES });
  if (fault) throw new InvalidRequestError([fault]);
}

function faultOf(
  value: unknown,
  path: readonly string[],
  whole: string,
  values: { left: number },
): FieldProblem | undefined {
  const tell = (message: string): FieldProblem => ({ field: path.join('.') || whole, message });
  if (typeof value === 'string' && !isStorable(value)) {
    return tell(wrongValue(value, 'must hold no NUL character and no half of a surrogate pair'));
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length === MOST_LEVELS) {
    return { field: whole, message: `is nested too deep; must be at most ${MOST_LEVELS} levels deep` };
  }
  values.left -= Array.isArray(value) ? value.length : Object.keys(value).length;
  if (values.left < 0) {
    return { field: whole, message: `has too much in it; must hold at most ${MOST_VALUES} values` };
  }
  for (const [key, inner] of Object.entries(value)) {
    if (!isStorable(key)) return tell(`has the field ${preview(key)}; names must hold no NUL character`);
    // zod passes over it in silence, as over no other that is unknown
    if (key === '__proto__') return { field: [...path, key].join('.'), message: UNKNOWN_FIELD };
    const fault = faultOf(inner, [...path, key], whole, values);
    if (fault) return fault;
  }
  return undefined;
}

/** PostgreSQL keeps no NUL in a text, and half of a surrogate pair is no text. */
function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}
