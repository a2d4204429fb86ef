/** What can be switched off: the word, or what a schema reads. Unlike a union it tells what is wrong within, by field. */
import { z } from 'zod';
import { isObject } from './niche-config';

export function offOr<Schema extends z.ZodType>(schema: Schema) {
  const given = z.preprocess((value, context) => {
    if (value === 'off') return undefined;
    if (isObject(value)) return value;
    context.addIssue({ code: 'custom', input: value, message: 'must be off or an object' });
    return z.NEVER;
  }, schema.optional());
  // What is taken is told by `json` alone, not by what stands behind the word.
  const read = z.unknown().pipe(given.transform((value) => value ?? 'off'));
  const { $schema: _, ...json } = z.toJSONSchema(z.union([z.literal('off'), schema]), { io: 'input' });
  return read.meta(json) as unknown as z.ZodType<'off' | z.output<Schema>, 'off' | z.input<Schema>>;
}
