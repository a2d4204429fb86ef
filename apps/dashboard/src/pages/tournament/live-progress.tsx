import { count, duration, thousandths } from '#wording';
import type { TournamentStatus } from '#contracts';
import { useStore } from '../../state/use-store';
import type { LiveTournament } from '../../feed/live-tournament';
import { Bar } from '../../ui/small-parts';

interface LiveProgressProps {
  live: LiveTournament;
  status: TournamentStatus;
  reason: string | null;
}

/** What a running tournament is doing, or why another stopped. */
export function LiveProgress({ live, status, reason }: LiveProgressProps) {
  const progress = useStore(live.progress);
  const { state } = useStore(live.received);
  if (status === 'paused' || status === 'failed' || status === 'cancelled') {
    return (
      <div class={`notice ${status === 'failed' ? 'bad' : 'warn'}`}>
        {status === 'paused' ? 'Paused' : status === 'failed' ? 'Failed' : 'Cancelled'}
        {reason ? `: ${reason}.` : '.'} {status === 'paused' && 'Resume goes on where it stopped; nothing is lost.'}
      </div>
    );
  }
  if (status !== 'running') return null;
  if (!progress)
    return <p class="muted">At generation {Math.max(0, state.generation)}; waiting for word of its progress …</p>;
  const { generation, generations, fraction, trained, born, tokensPerSecond, secondsLeft } = progress;
  return (
    <div class="stack live-progress">
      <Bar fraction={(generation + fraction) / generations} label="Progress of the tournament" />
      <div class="row small">
        <span>
          generation {generation}/{generations - 1}
        </span>
        <span class="muted">
          {trained}/{born} trained
        </span>
        <span class="muted">{count(tokensPerSecond)} tokens/s</span>
        {secondsLeft !== null && <span class="muted">{duration(secondsLeft)} left</span>}
        {Object.entries(progress.bestBitsPerCharacter).map(([niche, bits]) => (
          <span key={niche}>
            <span class="muted">best {niche}</span> {thousandths(bits)} bits/char
          </span>
        ))}
      </div>
    </div>
  );
}
