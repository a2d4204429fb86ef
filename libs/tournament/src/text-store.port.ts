/** The texts of niches, by content. */
import { CorruptFileError } from './corrupt-file-error';

export class CorruptTextError extends CorruptFileError {
  override readonly name = 'CorruptTextError';

  constructor(file: string, problem: string) {
    super('corpus', file, problem, 'add the same text again with `clade corpus add`');
  }
}

export interface TextStore {
  /** Checked against its hash. Throws a CorruptTextError, also where there is no text of that SHA-256. */
  readBySha(sha256: string): Promise<string>;
}
