/** Weights of individuals, named by the SHA-256 of their file. */
import { CorruptFileError } from './corrupt-file-error';

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export class CorruptWeightsError extends CorruptFileError {
  override readonly name = 'CorruptWeightsError';

  constructor(file: string, problem: string) {
    super('weights', file, problem, 'let `clade verify --repair` write it anew');
  }
}

export interface WeightStore {
  /** Writes a file, unless it is there already and whole, and gives its hash. Atomic: temp file, fsync, rename. */
  write(tensors: readonly NamedTensor[], metadata: Readonly<Record<string, string>>): Promise<string>;
  /** A file's bytes, written nowhere. */
  encode(tensors: readonly NamedTensor[], metadata: Readonly<Record<string, string>>): Uint8Array;
  /** Reads a file back, checked against its hash. Throws a CorruptWeightsError. */
  read(hash: string): Promise<readonly NamedTensor[]>;
}
