/** Weights of individuals, named by the SHA-256 of their file. */

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A weights file that is missing, damaged, or whose content does not have the hash that names it. `problem` says which. */
export class CorruptWeightsError extends Error {
  constructor(
    readonly file: string,
    readonly problem: string,
  ) {
    super(
      `weights file ${file} ${problem}; put it back from a copy, or let \`clade verify\` write it anew if its tournament is finished`,
    );
    this.name = 'CorruptWeightsError';
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
