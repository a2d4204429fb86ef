import { DefaultNamingStrategy, Table } from 'typeorm';

/** Names as in PostgreSQL: columns in snake_case (`lastSeq` is `last_seq`), constraints as it calls those left unnamed. */
export class PostgresNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return constraintName(table, columns, 'fkey');
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return constraintName(table, columns, 'key');
  }
}

function constraintName(table: Table | string, columns: readonly string[], suffix: string): string {
  return [table instanceof Table ? table.name : table, ...columns, suffix].join('_');
}
