import { followFeed } from '#client';
import type { Progress, TournamentView } from '#contracts';
import { useEffect, useState } from 'preact/hooks';
import { SERVER } from '../../api/api';

/** How far a running tournament is, as it goes on; undefined where it does not run. */
export function useProgress({ id, status, lastSeq }: TournamentView): Progress | undefined {
  const [progress, setProgress] = useState<Progress>();
  const running = status === 'running';
  useEffect(() => {
    if (!running) return setProgress(undefined);
    const feed = followFeed(
      SERVER,
      { tournamentId: id, after: lastSeq },
      { onEvent: () => undefined, onProgress: setProgress, onProblem: () => undefined },
    );
    return () => feed.close();
  }, [id, running]);
  return running ? progress : undefined;
}
