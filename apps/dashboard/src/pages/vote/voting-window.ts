import type { TournamentState } from '#projection';

export interface VotingWindow {
  readonly generation: number;
  /** In milliseconds since the epoch; null once its ratings are fitted. */
  readonly ends: number | null;
}

/** Until when votes on the newest texts count for the ratings of their generation; null where no texts are known. */
export function votingWindow(
  { recent, closed }: Pick<TournamentState, 'recent' | 'closed'>,
  votingSeconds: number,
): VotingWindow | null {
  const opened = recent.findLast(({ type }) => type === 'arena.opened');
  if (opened?.type !== 'arena.opened') return null;
  const { generation } = opened.data;
  const isClosed = closed.some((each) => each.generation === generation);
  return { generation, ends: isClosed ? null : Date.parse(opened.at) + 1000 * votingSeconds };
}
