export type CorpusFault =
  'unknown' | 'bad-name' | 'name-taken' | 'empty' | 'not-text' | 'too-short' | 'too-long' | 'damaged' | 'unwritable';

/** A corpus that cannot be taken, found or kept. The message is one sentence for the user. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';

  constructor(
    readonly fault: CorpusFault,
    message: string,
  ) {
    super(message);
  }
}
