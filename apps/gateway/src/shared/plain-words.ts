/** What a schema asks of a value, in plain words; where the schema says it itself, its words stand. */
import type { z } from 'zod';

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};
const FORMATS: Readonly<Record<string, string>> = {
  datetime: 'a time such as 2026-01-31T12:00:00Z',
  uuid: 'a UUID',
};

export function plainWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeName(issue.expected)}`;
    case 'too_small':
      return atLeast(Number(issue.minimum), issue.origin, issue.inclusive ?? true);
    case 'too_big':
      return atMost(Number(issue.maximum), issue.origin, issue.inclusive ?? true);
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return `must be ${FORMATS[issue.format] ?? `of the form ${issue.pattern ?? issue.format}`}`;
    default:
      return 'is not of a kind that is taken here';
  }
}

export function typeName(expected: string): string {
  return TYPES[expected] ?? expected;
}

function atLeast(least: number, origin: string, inclusive: boolean): string {
  if (origin === 'string') return least === 1 ? 'must not be empty' : `must have at least ${least} characters`;
  if (origin === 'array') return `must have at least ${counted(least)}`;
  return inclusive ? `must be at least ${least}` : `must be above ${least}`;
}

function atMost(most: number, origin: string, inclusive: boolean): string {
  if (origin === 'string') return `must have at most ${most} characters`;
  if (origin === 'array') return `must have at most ${counted(most)}`;
  return inclusive ? `must be at most ${most}` : `must be below ${most}`;
}

function counted(items: number): string {
  return items === 1 ? '1 item' : `${items} items`;
}
