import { count, duration, statusText, thousandths } from '#wording';
import type { TournamentStatus } from '#contracts';
import type { TournamentState } from '#projection';
import { useStore } from '../../state/use-store';
import type { LiveTournament } from '../../feed/live-tournament';
import { Bar } from '../../ui/small-parts';

interface LiveProgressProps {
  live: LiveTournament;
  status: TournamentStatus;
  reason: string | null;
  generations: number;
}

/** What a running tournament is doing, or why another stopped. */
export function LiveProgress({ live, status, reason, generations }: LiveProgressProps) {
  const progress = useStore(live.progress);
  const { state } = useStore(live.received);
  if (status === 'paused' || status === 'failed' || status === 'cancelled') {
    return (
      <div class={`notice ${status === 'failed' ? 'bad' : 'warn'}`}>
        The tournament is {statusText(status, reason)}.{' '}
        {status === 'paused' && 'Resume goes on where it stopped; nothing is lost.'}
      </div>
    );
  }
  if (status !== 'running') return null;
  if (!progress) return <Waiting state={state} generations={generations} />;
  const { generation, fraction, trained, trainees, tokensPerSecond, secondsLeft } = progress;
  return (
    <div class="stack live-progress">
      <Bar fraction={(generation + fraction) / generations} label="Progress of the tournament" />
      <div class="row small">
        <span>
          generation {generation}/{generations - 1}
        </span>
        <span class="muted">
          {trained}/{trainees} trained
        </span>
        <span class="muted">{count(tokensPerSecond)} tokens/s</span>
        <span class="muted">{secondsLeft === null ? 'estimating …' : `${duration(secondsLeft)} left`}</span>
        {Object.entries(progress.bestBitsPerCharacter).map(([niche, bits]) => (
          <span key={niche}>
            <span class="muted">best {niche}</span> {thousandths(bits)} bits/char
          </span>
        ))}
      </div>
    </div>
  );
}

/** As far as the log says, until the first report. */
function Waiting({ state, generations }: { state: TournamentState; generations: number }) {
  return (
    <div class="stack live-progress">
      <Bar fraction={state.closed.length / generations} label="Progress of the tournament" />
      <div class="row small">
        <span>
          generation {Math.max(0, state.generation)}/{generations - 1}
        </span>
        <span class="muted">waiting for progress …</span>
      </div>
    </div>
  );
}
