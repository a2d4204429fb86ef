/** What can be switched off: the word, or what a schema reads. Unlike a union it tells what is wrong within, by field. */
import { z } from 'zod';

export function offOr<Schema extends z.ZodType>(schema: Schema) {
  const read = z.unknown().transform((value, context) => {
    if (value === 'off') return 'off' as const;
    const { success, data, error } = schema.safeParse(value);
    if (success) return data;
    for (const issue of error.issues) context.addIssue({ ...issue, input: value } as never);
    return z.NEVER;
  });
  const { $schema: _, ...json } = z.toJSONSchema(z.union([z.literal('off'), schema]), { io: 'input' });
  return read.meta(json) as unknown as z.ZodType<'off' | z.output<Schema>, 'off' | z.input<Schema>>;
}
