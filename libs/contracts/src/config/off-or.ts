/** What can be switched off: the word, or what a schema reads. Unlike a union it tells what is wrong within, by field. */
import { z } from 'zod';

export function offOr<Schema extends z.ZodType>(schema: Schema) {
  const schemaOrOff = z.unknown().transform((value, context) => {
    if (value === 'off') return 'off' as const;
    const { value: read, issues } = schema._zod.run({ value, issues: [] }, { async: false }) as z.core.ParsePayload;
    if (issues.length === 0) return read as z.output<Schema>;
    context.issues.push(...issues); // not yet in words: the caller says in which, and whether with what was given
    return z.NEVER;
  });
  const { $schema: _, ...json } = z.toJSONSchema(z.union([z.literal('off'), schema]), { io: 'input' });
  return schemaOrOff.meta(json) as unknown as z.ZodType<'off' | z.output<Schema>, 'off' | z.input<Schema>>;
}
