/** What to say of a vote that came too late; null of one that did not. */
export function lateVote({ late, generation }: { readonly late: boolean; readonly generation: number }): string | null {
  return late
    ? `This vote came too late for the ratings of generation ${generation} and does not count in them, only in later ones in which both still compete.`
    : null;
}
