interface Vote {
  readonly late: boolean;
  /** Whether the tournament has. */
  readonly ended: boolean;
  readonly generation: number;
}

/** What to say of a vote that came too late; null of one that did not. */
export function lateVote({ late, ended, generation }: Vote): string | null {
  if (ended) return 'The tournament has ended: this vote is kept, and counts in no rating.';
  return late
    ? `This vote came too late for the ratings of generation ${generation} and does not count in them, only in later ones in which both still compete.`
    : null;
}
