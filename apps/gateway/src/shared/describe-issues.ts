import type { z } from 'zod';

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Says of each field what it is and what would be right. The error must report inputs (`reportInput`). */
export function describeIssues({ issues }: z.ZodError): FieldProblem[] {
  return issues.flatMap(describeIssue);
}

/** What is said where there is but one line for it. */
export function describeInOneLine(error: z.ZodError): string {
  return describeIssues(error)
    .map(({ field, message }) => `${field} ${message}`)
    .join('; ');
}

export function describeIssue(issue: z.core.$ZodIssue): FieldProblem[] {
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
