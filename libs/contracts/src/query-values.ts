/** What requests have in common. */
import { z } from 'zod';

const WHOLE = /^-?\d+$/;
export const DECIMAL = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A number as a query writes it: a whole one in digits alone. What is written otherwise stays text, which is none. */
export function inQuery<Value extends z.ZodType>(schema: Value, form = WHOLE) {
  return z.preprocess((text) => (typeof text === 'string' && form.test(text) ? Number(text) : text), schema);
}

export const count = (most: number, fallback: number) => inQuery(z.int().min(1).max(most)).default(fallback);
export const format = z.enum(['json', 'csv', 'ndjson']).default('json');

/** PostgreSQL's integers. */
export const integer = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);

export const word = (most: number) => z.string().min(1).max(most);
export const cursor = word(512).optional();
export const workers = z.int().min(1).max(256).optional();

const fromGeneration = inQuery(integer).optional();
export const generations = { minGeneration: fromGeneration, maxGeneration: fromGeneration };

/** Complains of a range turned round, naming both ends. */
export function inOrder<Low extends string, High extends string>(low: Low, high: High) {
  return (query: { [End in Low | High]?: number }, context: z.core.$RefinementCtx): void => {
    const [least, most] = [query[low], query[high]];
    if (least === undefined || most === undefined || least <= most) return;
    const message = `must be at most ${high}, which is ${most}`;
    context.addIssue({ code: 'custom', path: [low], input: least, message });
  };
}
