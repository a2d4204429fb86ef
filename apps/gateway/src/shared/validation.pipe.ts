import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { InvalidRequestError } from './errors';

/** Checks an argument against its zod schema; says of each field what it is and what would be right. */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { schema }: ArgumentMetadata): unknown {
    if (!(schema instanceof z.ZodType)) return value;
    const parsed = schema.safeParse(value, { reportInput: true });
    if (parsed.success) return parsed.data;
    throw new InvalidRequestError(parsed.error.issues.flatMap(describe));
  }
}

/** Needs `reportInput`. */
export function describe(issue: z.core.$ZodIssue): { field: string; message: string }[] {
  const at = (...more: PropertyKey[]): string => [...issue.path, ...more].join('.') || 'body';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: at(key), message: 'is not a field here' }));
  }
  const got = issue.input === undefined ? 'is missing' : `is ${shorten(JSON.stringify(issue.input))}`;
  const expected = issue.message.replace(/^Invalid (input|option): /, '').replace(/, received \S+$/, '');
  return [{ field: at(), message: `${got}; ${expected}` }];
}

function shorten(json: string): string {
  return json.length > 80 ? `${json.slice(0, 80)}...` : json;
}
