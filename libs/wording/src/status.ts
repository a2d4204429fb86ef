/** How a tournament or an individual stands, in the words of every face. The API has the same words, but `nonviable` for not viable. */

const WORDS: Readonly<Record<string, string>> = { nonviable: 'not viable' };

/** `running`, `paused: by hand`, `not viable: over budget` */
export function statusText(status: string, why?: string | null): string {
  const words = WORDS[status] ?? status;
  return why ? `${words}: ${why}` : words;
}
