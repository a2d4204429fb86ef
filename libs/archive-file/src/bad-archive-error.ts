/** Where in an archive something is wrong. */
export interface ArchiveLocation {
  /** Name of an entry; without one, the file as a whole. */
  readonly entry?: string;
  /** From 1. */
  readonly line?: number;
  readonly field?: string;
}

/** An archive that cannot be imported: where it is wrong, what stands there, and what would be right. */
export class BadArchiveError extends Error {
  override readonly name = 'BadArchiveError';
  /** Such as `tables/bcdfghjk/life.ndjson line 3 weights`. */
  readonly where: string;

  constructor(
    location: ArchiveLocation,
    /** What is wrong there, and what would be right; follows the location in the message. */
    readonly problem: string,
  ) {
    const { entry = 'archive', line, field } = location;
    const where = [entry, ...(line === undefined ? [] : [`line ${line}`]), ...(field ? [field] : [])].join(' ');
    super(`${where} ${problem}`);
    this.where = where;
  }
}
