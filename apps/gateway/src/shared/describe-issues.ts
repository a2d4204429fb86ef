import type { z } from 'zod';
import { typeName } from './plain-words';
import { preview } from './preview';

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Told of one request; that there are more is told as one. */
const MOST_PROBLEMS = 20;

/** Says of each field what it is and what would be right. The error must report inputs (`reportInput`). */
export function describeIssues({ issues }: z.ZodError): FieldProblem[] {
  const problems: FieldProblem[] = [];
  let more = 0;
  for (const issue of issues) {
    for (const problem of describeIssue(issue)) {
      if (problems.length < MOST_PROBLEMS) problems.push(problem);
      else more += 1;
    }
  }
  return more === 0 ? problems : [...problems, { field: 'body', message: `has more that is wrong: ${more} fields` }];
}

/** The first of them alone. */
export function describeFirst({ issues: [issue] }: z.ZodError): FieldProblem {
  const [problem] = describeIssue(issue);
  return problem;
}

function* describeIssue(issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): Generator<FieldProblem> {
  const path = [...above, ...issue.path];
  const at = (...more: PropertyKey[]): string => [...path, ...more].join('.') || 'body';
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) yield { field: at(key.slice(0, 80)), message: 'is an unknown field' };
    return;
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return yield* describeUnion(issue, path);
  const wrong = issue.code === 'invalid_union' ? tagOf(issue) : issue;
  yield { field: at(), message: `${given(wrong.input)}; ${wrong.message}` };
}

/** Of the kinds that a value may have, the one that it fits best is told of; where it is of no kind at all, all are. */
function* describeUnion(issue: z.core.$ZodIssueInvalidUnion, path: readonly PropertyKey[]): Generator<FieldProblem> {
  const types = issue.errors.map(([first]) =>
    first.code === 'invalid_type' && first.path.length === 0 ? first.expected : undefined,
  );
  if (types.every((type) => type !== undefined)) {
    const kinds = types.map(typeName).join(' or ');
    return yield { field: path.join('.') || 'body', message: `${given(issue.input)}; must be ${kinds}` };
  }
  const [nearest] = [...issue.errors].sort((one, other) => one.length - other.length);
  for (const inner of nearest) yield* describeIssue(inner, path);
}

/** What tells kinds of objects apart is wrong. */
function tagOf({ input, discriminator, options, message }: z.core.$ZodIssueInvalidUnion & { options?: unknown }) {
  const tag = (input as Record<string, unknown> | null)?.[discriminator ?? ''];
  return { input: tag, message: Array.isArray(options) ? `must be one of ${options.join(', ')}` : message };
}

function given(input: unknown): string {
  return input === undefined ? 'is missing' : `is ${preview(input)}`;
}
