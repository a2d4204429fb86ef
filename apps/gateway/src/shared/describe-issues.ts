import type { z } from 'zod';
import { nearestWord, wrongValue } from '#base';
import { fieldsOfKind, kindsWith, knownFields, objectKinds } from './known-fields';

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export const UNKNOWN_FIELD = 'is an unknown field';

interface Described extends FieldProblem {
  readonly unknown?: { readonly holder: readonly PropertyKey[]; readonly name: string; readonly among: unknown };
}

/** Told of one request; that there are more is told as one. */
export const MOST_PROBLEMS = 20;

/** Says of each field what it is and what would be right. The error must be the schema's and report inputs (`reportInput`). */
export function describeIssues({ issues }: z.ZodError, schema: z.ZodType): FieldProblem[] {
  const problems: FieldProblem[] = [];
  let more = 0;
  for (const issue of issues.filter(isLast)) {
    for (const problem of describeIssue(issue, schema)) {
      if (problems.length < MOST_PROBLEMS) problems.push(withMeant(problem, schema));
      else more += 1;
    }
  }
  return more === 0 ? problems : [...problems, { field: 'body', message: `has more that is wrong: ${more} fields` }];
}

/** Not so of the bound of all whole numbers where the field's own bound is told after it. */
function isLast({ code, path }: z.core.$ZodIssue, at: number, issues: readonly z.core.$ZodIssue[]): boolean {
  const isBound = code === 'too_big' || code === 'too_small';
  return !isBound || !issues.slice(at + 1).some((other) => other.code === code && `${other.path}` === `${path}`);
}

/** Of an unknown field, the kinds of object that have it, else the one that may have been meant. */
function withMeant({ field, message, unknown }: Described, schema: z.ZodType): FieldProblem {
  if (!unknown) return { field, message };
  const { holder, name, among } = unknown;
  const kinds = kindsWith(schema, holder, name);
  if (kinds.length > 0) return { field, message: `${message} here; ${kinds.join(', ')} may have it` };
  const meant = nearestWord(name, fieldsOfKind(schema, holder, among));
  return { field, message: meant ? `${message}; did you mean ${meant}?` : message };
}

/** The first of them alone. */
export function describeFirst({ issues: [issue] }: z.ZodError, schema: z.ZodType): FieldProblem {
  const [{ field, message }] = describeIssue(issue, schema);
  return { field, message };
}

function* describeIssue(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  above: readonly PropertyKey[] = [],
): Generator<Described> {
  const path = [...above, ...issue.path];
  const at = (...more: PropertyKey[]): string => [...path, ...more].join('.') || 'body';
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const name = key.slice(0, 80);
      yield { field: at(name), message: UNKNOWN_FIELD, unknown: { holder: path, name, among: issue.input } };
    }
    return;
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return yield* describeUnion(issue, schema, path);
  const wrong = issue.code === 'invalid_union' ? tagOf(issue) : issue.code === 'invalid_key' ? keyOf(issue) : issue;
  yield { field: at(), message: wrongValue(valueOf(wrong), wrong.message) };
}

/** Of the kinds that a value may have, the one that it fits best is told of; where it is like none of them, all are. */
function* describeUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  schema: z.ZodType,
  path: readonly PropertyKey[],
): Generator<Described> {
  const types = issue.errors.flatMap(([first]) =>
    first.code === 'invalid_type' && first.path.length === 0 ? [first] : [],
  );
  if (types.length === issue.errors.length || isStrange(issue.input, knownFields(schema, path))) {
    const others = types.flatMap(({ expected, message }) =>
      expected === 'object' ? [] : [message.replace(/^must be /, '')],
    );
    const kinds = [...others, ...objectKinds(schema, path)].join(' or ');
    return yield { field: path.join('.') || 'body', message: wrongValue(issue.input, `must be ${kinds}`) };
  }
  const ofItsType = issue.errors.filter(([{ code, path: at }]) => code !== 'invalid_type' || at.length > 0);
  const [nearest] = ofItsType.sort((one, other) => one.length - other.length);
  for (const inner of nearest) yield* describeIssue(inner, schema, path);
}

/** What is wrong: a check of an object may say which of its fields that is. */
function valueOf({ input, params }: { input?: unknown; params?: Record<string, unknown> }): unknown {
  return typeof params?.field === 'string' ? (input as Record<string, unknown>)[params.field] : input;
}

/** Whether it is an object without any of the fields. */
function isStrange(value: unknown, fields: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !fields.some((name) => Object.hasOwn(value, name));
}

/** The name of a field is wrong. */
function keyOf({ input, issues: [first], message }: z.core.$ZodIssueInvalidKey) {
  return { input, message: first?.message ?? message };
}

/** What tells kinds of objects apart is wrong. */
function tagOf({ input, discriminator, options, message }: z.core.$ZodIssueInvalidUnion & { options?: unknown }) {
  const tag = (input as Record<string, unknown> | null)?.[discriminator ?? ''];
  return { input: tag, message: Array.isArray(options) ? `must be one of ${options.join(', ')}` : message };
}
