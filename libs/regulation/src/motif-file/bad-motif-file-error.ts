/** A file of motifs that cannot be read: in which line, and why. */
export class BadMotifFileError extends Error {
  override readonly name = 'BadMotifFileError';

  constructor(
    /** From 1. */
    readonly line: number,
    readonly reason: string,
  ) {
    super(`line ${line}: ${reason}`);
  }
}
