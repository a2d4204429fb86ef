import { count, duration, minute, thousandths } from '#wording';
import type { TournamentView } from '#contracts';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { linkTo } from '../../routing/route';
import { Bar, Status } from '../../ui/small-parts';
import { useProgress } from './use-progress';

export function TournamentRow({ tournament }: { tournament: TournamentView }) {
  const { id, name, status, reason, generation, generations, individuals, seconds, createdAt } = tournament;
  const progress = useProgress(tournament);
  const closed = progress ? progress.generation + progress.fraction : status === 'finished' ? generations : generation;
  return (
    <tr>
      <td>
        <a href={linkTo({ page: 'tournament', id, tab: 'overview' })}>{name}</a>{' '}
        <span class="muted mono hide-narrow">{id}</span>
      </td>
      <td>
        <Status status={status} />
        {reason && <div class="muted small hide-narrow">{reason}</div>}
      </td>
      <td>
        <div class="progress-cell">
          <span>
            {Math.max(0, generation)}/{generations - 1}
          </span>
          <Bar fraction={closed / generations} label={`Progress of ${name}`} />
          {progress && <span class="muted small">{timeLeft(progress.secondsLeft)}</span>}
        </div>
      </td>
      <td class="number hide-narrow">{count(individuals)}</td>
      <td>
        <Best tournament={tournament} running={progress?.bestBitsPerCharacter} />
      </td>
      <td class="number hide-narrow">{duration(seconds)}</td>
      <td class="number hide-narrow muted">{minute(createdAt)}</td>
    </tr>
  );
}

function timeLeft(seconds: number | null): string {
  return seconds === null ? '' : `${duration(seconds)} left`;
}

/** Of each niche: its champion on the test part, or, before there is one, the best so far on validation. */
function Best({ tournament, running }: { tournament: TournamentView; running?: Record<string, number> }) {
  const { id, champions, generation, status } = tournament;
  const known = champions.length > 0 || running !== undefined || generation < 1;
  const { value } = useAnswer(known ? null : `${id} ${generation} ${status}`, () =>
    api.metricValues(id, { name: 'bestBitsPerCharacter', minGeneration: generation - 1, limit: 200 }),
  );
  const best: readonly (readonly [string, number])[] =
    champions.length > 0
      ? champions.map(({ niche, bitsPerCharacter }) => [niche, bitsPerCharacter] as const)
      : Object.entries(
          running ??
            // of two generations: those of the newer one come last
            Object.fromEntries((value?.rows ?? []).map(({ subject, value: bits }) => [subject, bits])),
        );
  if (best.length === 0) return <span class="muted">–</span>;
  return (
    <span class="row tight best">
      {best.map(([niche, bits]) => (
        <span key={niche} class="name">
          <span class="muted">{niche}</span> {thousandths(bits)}
        </span>
      ))}
    </span>
  );
}
