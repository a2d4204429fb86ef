/** Columns that need a conversion between PostgreSQL and JavaScript. */
import type { ColumnOptions } from 'typeorm';

/** A 64-bit integer, which `pg` reads as a string. Clade's stay below 2^53. */
export const INTEGER: ColumnOptions = { type: 'bigint', transformer: { to: (value: unknown) => value, from: Number } };

/** Text from outside. PostgreSQL cannot keep NUL characters in it: they are dropped. */
export const TEXT: ColumnOptions = { type: 'text', transformer: { to: withoutNul, from: (text: unknown) => text } };

/** A value as it was given; undefined, null and operators of queries pass. */
export function withoutNul<Value>(value: Value): Value | string {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}
