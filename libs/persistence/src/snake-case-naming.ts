import { DefaultNamingStrategy } from 'typeorm';

/** Columns in snake_case: `lastSeq` is `last_seq`. */
export class SnakeCaseNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
