const LONGEST_NAME = 80;

/**
 * The name of a tournament that is called after another thing: that name, of which as much is kept as leaves room for `end`, which is ASCII. No
 * character is cut in half: half of a surrogate pair cannot be kept.
 */
export function nameEndingIn(name: string, end: string): string {
  const shown = end.slice(0, LONGEST_NAME - 1);
  return `${name.slice(0, LONGEST_NAME - shown.length).replace(/\p{Surrogate}$/u, '')}${shown}`;
}
