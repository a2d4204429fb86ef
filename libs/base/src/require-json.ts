/**
 * Throws a TypeError that names the place of the first thing in `value` that JSON cannot carry: NaN, infinities, typed arrays, dates, maps,
 * functions, holes. Members that are undefined count as left out.
 */
export function requireJson(value: unknown, place: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) requireJson(value[at], `${place}[${at}]`);
    return;
  }
  if (typeof value === 'object' && isPlain(value)) {
    for (const [key, member] of Object.entries(value)) if (member !== undefined) requireJson(member, `${place}.${key}`);
    return;
  }
  throw new TypeError(
    `${place} is ${told(value)}; it must be JSON: text, finite numbers, booleans, null, lists and plain objects`,
  );
}

/** Also of another realm, as objects of specs are. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function told(value: unknown): string {
  return typeof value === 'object' ? `a ${(value as object).constructor.name}` : String(value);
}
