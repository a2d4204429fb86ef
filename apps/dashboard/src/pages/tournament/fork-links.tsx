import type { TournamentView } from '#contracts';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { linkTo } from '../../routing/route';

/** The tournament that it goes on from, and those that go on from it. */
export function ForkLinks({ tournament: { id, forkOf } }: { tournament: TournamentView }) {
  const { value: forks = [] } = useAnswer(`forks of ${id}`, () => api.forks(id));
  if (!forkOf && forks.length === 0) return null;
  return (
    <p class="muted small">
      {forkOf && (
        <>
          Forked from generation {forkOf.generation} of <TournamentLink id={forkOf.tournament} />.{' '}
        </>
      )}
      {forks.length > 0 && 'Forks: '}
      {forks.map((fork, index) => (
        <span key={fork.id}>
          {index > 0 && ', '}
          <TournamentLink id={fork.id} /> from generation {fork.forkOf?.generation}
        </span>
      ))}
    </p>
  );
}

function TournamentLink({ id }: { id: string }) {
  return (
    <a class="mono" href={linkTo({ page: 'tournament', id, tab: 'overview' })}>
      {id}
    </a>
  );
}
