/** What queries have in common. */
import { z } from 'zod';

const WHOLE = /^-?\d+$/;
export const DECIMAL = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A number as a query writes it: a whole one in digits alone. What is written otherwise stays text, which is none. */
export function inQuery<Value extends z.ZodType>(schema: Value, form = WHOLE) {
  return z.preprocess((text) => (typeof text === 'string' && form.test(text) ? Number(text) : text), schema);
}

export const count = (most: number, fallback: number) => inQuery(z.int().min(1).max(most)).default(fallback);
export const format = z.enum(['json', 'csv', 'ndjson']).default('json');
