import type { TournamentView } from '#contracts';
import { useState } from 'preact/hooks';
import { api } from '../../api/api';
import { linkTo } from '../../routing/route';
import { Problem } from '../../ui/problem';

/** Pause, resume, cancel; what cannot be taken back is asked for twice. */
export function Actions({ tournament, changed }: { tournament: TournamentView; changed: () => void }) {
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [sure, setSure] = useState(false);
  const { id, status } = tournament;
  const act = (doing: string, action: () => Promise<unknown>) => () => {
    setBusy(doing);
    setError(undefined);
    setSure(false);
    action()
      .then(changed, setError)
      .finally(() => setBusy(undefined));
  };
  if (busy)
    return (
      <span class="muted" role="status">
        {busy} …
      </span>
    );
  return (
    <>
      {status === 'running' && (
        <button type="button" onClick={act('Pausing', () => api.pause(id))}>
          Pause
        </button>
      )}
      {status === 'paused' && (
        <button type="button" class="primary" onClick={act('Resuming', () => api.resume(id))}>
          Resume
        </button>
      )}
      {(status === 'running' || status === 'paused') &&
        (sure ? (
          <span class="row tight">
            End it for good?
            <button type="button" onClick={act('Cancelling', () => api.cancel(id))}>
              Yes, cancel it
            </button>
            <button type="button" class="quiet" onClick={() => setSure(false)}>
              No
            </button>
          </span>
        ) : (
          <button type="button" class="quiet" onClick={() => setSure(true)}>
            Cancel
          </button>
        ))}
      <a class="button quiet" href={linkTo({ page: 'launch' }, { like: id })}>
        Launch one like it
      </a>
      <a class="button quiet" href={linkTo({ page: 'compare' }, { ids: id })}>
        Compare
      </a>
      {error !== undefined && <Problem error={error} />}
    </>
  );
}
