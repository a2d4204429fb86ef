/** Columns that need a conversion between PostgreSQL and JavaScript. */
import type { ColumnOptions } from 'typeorm';

/** A 64-bit integer, which `pg` reads as a string. Clade's stay below 2^53. */
export const INTEGER = {
  type: 'bigint',
  transformer: { to: (value: unknown) => value, from: (value: unknown) => (value === null ? null : Number(value)) },
} as const satisfies ColumnOptions;

/** Text from outside. PostgreSQL cannot keep NUL characters in it: they are dropped. */
export const TEXT = {
  type: 'text',
  transformer: { to: withoutNul, from: (text: unknown) => text },
} as const satisfies ColumnOptions;

/** A value as it was given; undefined, null and operators of queries pass. */
export function withoutNul<Value>(value: Value): Value | string {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}

/** The largest that a column of type `integer` holds. */
const LARGEST_INTEGER = 2 ** 31 - 1;

/** A whole number to compare with an `integer` column, none of whose values is as large as those that are cut. */
export function comparable(number: number): number {
  return Math.min(number, LARGEST_INTEGER);
}
