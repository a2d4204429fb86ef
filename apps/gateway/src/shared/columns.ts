/**
 * Columns for rows that nest, one value a cell, named by the way to it with dots between:
 *
 * - `gain.nats`: a field of a record; `genome.width`: an entry of a record.
 * - `parents.primary.share`: of a list of records, each by the field that tells it apart, its first closed choice or else its first.
 * - `parents.primary.genes.width`: of a list of words out of a closed choice, whether it holds the word.
 * - `notes.1`: of any other list, each value by its position.
 *
 * What the schema leaves open, such as names of niches, is taken from the rows.
 */
import { z } from 'zod';
import type { Cell, Column } from '#tables';

type Read = (row: unknown) => unknown;
type Fields = Readonly<Record<string, unknown>>;

/** Throws an error where the schema leaves columns open and there are no rows to take them from. */
export function columnsOf(schema: z.ZodObject, rows: readonly unknown[] | null): Column<unknown>[] {
  return columnsAt(schema, '', (row) => row, rows);
}

function columnsAt(
  schema: z.core.$ZodType,
  name: string,
  read: Read,
  rows: readonly unknown[] | null,
): Column<unknown>[] {
  const values = <Value>() => {
    if (!rows) throw new Error(`the schema leaves open what columns there are of ${name}`);
    return rows.map(read).filter((value) => value !== null && value !== undefined) as Value[];
  };
  const within = <Value>(key: string | number, inner: z.core.$ZodType, pick: (value: Value) => unknown) => {
    const readWithin: Read = (row) => {
      const value = read(row);
      return value === null || value === undefined ? null : pick(value as Value);
    };
    return columnsAt(inner, name === '' ? `${key}` : `${name}.${key}`, readWithin, rows);
  };

  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return columnsAt(schema.unwrap(), name, read, rows);
  }
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, inner]) => within<Fields>(key, inner, (fields) => fields[key]));
  }
  if (schema instanceof z.ZodRecord) {
    const keys = choicesOf(schema.keyType) ?? values<Fields>().flatMap(Object.keys);
    return distinct(keys).flatMap((key) => within<Fields>(key, schema.valueType, (fields) => fields[key]));
  }
  if (schema instanceof z.ZodArray) {
    const { element } = schema;
    if (element instanceof z.ZodObject) {
      const { shape } = element;
      const [key, ...others] = tellingFirst(element);
      const choices = choicesOf(shape[key]) ?? values<Fields[]>().flatMap((list) => list.map((item) => item[key]));
      return distinct(choices).flatMap((value) =>
        others.flatMap((other) =>
          within<Fields[]>(
            `${value}.${other}`,
            shape[other],
            (list) => list.find((item) => item[key] === value)?.[other],
          ),
        ),
      );
    }
    const words = choicesOf(element);
    if (words) return words.flatMap((word) => within<unknown[]>(word, z.boolean(), (list) => list.includes(word)));
    const longest = values<unknown[]>().reduce((most, { length }) => Math.max(most, length), 0);
    return Array.from({ length: longest }, (_, at) => at).flatMap((at) =>
      within<unknown[]>(at + 1, element, (list) => list[at]),
    );
  }
  return [{ name, of: (row) => read(row) as Cell }];
}

/** Names of its fields, that which tells items of a list apart before the others. */
function tellingFirst({ shape }: z.ZodObject): string[] {
  const names = Object.keys(shape);
  const telling = names.find((name) => choicesOf(shape[name])) ?? names[0];
  return [telling, ...names.filter((name) => name !== telling)];
}

function choicesOf(schema: z.core.$ZodType): readonly (string | number)[] | null {
  return schema instanceof z.ZodEnum ? schema.options : null;
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
