/** What a schema asks of a value, in plain words; where the schema says it itself, its words stand. */
import { z } from 'zod';

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
      return `must be ${numberWords(issue.inst) ?? typeName(issue.expected)}`;
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

/** `a whole number from 1 to 256`; undefined of what is no number. */
function numberWords(schema: unknown): string | undefined {
  if (!(schema instanceof z.ZodNumber)) return undefined;
  const kind = typeName(schema instanceof z.ZodNumberFormat ? 'int' : 'number');
  let [low, high, isAbove, isBelow] = [-Infinity, Infinity, false, false];
  for (const check of schema.def.checks ?? []) {
    const { def } = check._zod as { def: Partial<z.core.$ZodCheckGreaterThanDef | z.core.$ZodCheckLessThanDef> };
    if (def.check === 'greater_than' && Number(def.value) >= low) [low, isAbove] = [Number(def.value), !def.inclusive];
    if (def.check === 'less_than' && Number(def.value) <= high) [high, isBelow] = [Number(def.value), !def.inclusive];
  }
  if (!isAbove && !isBelow && Number.isFinite(low) && Number.isFinite(high)) return `${kind} from ${low} to ${high}`;
  const least = Number.isFinite(low) ? [`${isAbove ? 'above' : 'of at least'} ${low}`] : [];
  const most = Number.isFinite(high) ? [`${isBelow ? 'below' : 'of at most'} ${high}`] : [];
  return [kind, [...least, ...most].join(' and ')].filter(Boolean).join(' ');
}

function typeName(expected: string): string {
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
