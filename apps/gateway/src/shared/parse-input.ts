import type { z } from 'zod';
import { checkPlain } from './check-plain';
import { describeIssues } from './describe-issues';
import { InvalidRequestError } from './errors';
import { plainWords } from './plain-words';

/** What a schema makes of a value from outside. Throws an InvalidRequestError that says of each field what would be right. */
export function parseInput<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  checkPlain(value);
  const parsed = schema.safeParse(value, { reportInput: true, error: plainWords });
  if (parsed.success) return parsed.data;
  throw new InvalidRequestError(describeIssues(parsed.error, schema));
}
