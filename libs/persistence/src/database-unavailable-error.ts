/** A database that cannot be opened; the message is one sentence for the person who started Clade. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
}
