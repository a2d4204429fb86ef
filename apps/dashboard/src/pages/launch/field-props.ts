import type { Path, Schema } from './schema';

export interface FieldProps {
  name: string;
  schema: Schema;
  value: unknown;
  path: Path;
  /** Messages by dotted path. */
  errors: Readonly<Record<string, string>>;
  /** Names of corpora, suggested where one is asked for. */
  corpora: readonly string[];
  onChange: (path: Path, value: unknown) => void;
}
