import { duration } from '#wording';
import { useEffect, useState } from 'preact/hooks';
import type { VotingWindow } from './voting-window';

/** How long votes still count, or that they come too late. */
export function Countdown({ window: { generation, ends } }: { window: VotingWindow }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = ends === null ? 0 : Math.ceil((ends - now) / 1000);
  return (
    <p class="notice">
      {left > 0
        ? `Votes count for the ratings of generation ${generation} for another ${duration(left)}.`
        : `Voting on generation ${generation} has ended: a vote now is kept, but comes too late for its ratings.`}
    </p>
  );
}
