import { ApiProblem } from '#client';
import type { TournamentStatus, TournamentView } from '#contracts';
import { useState } from 'preact/hooks';
import { Allowed } from '../../access/allowed';
import { api } from '../../api/api';
import { linkTo } from '../../routing/route';
import { CancelTwice } from '../../ui/cancel-twice';
import { Problem } from '../../ui/problem';
import { DeleteTournament } from './delete-tournament';
import { Exports } from './exports';

interface Refusal {
  readonly error: unknown;
  /** What the page showed when the button was pressed. */
  readonly shown: TournamentStatus;
}

interface ActionsProps {
  tournament: TournamentView;
  /** No cell of an experiment, which it could not be taken out of. */
  isAlone: boolean;
  changed: () => void;
}

/** What can be done with a tournament in the state that it is in; what cannot be taken back is asked for twice. */
export function Actions({ tournament, isAlone, changed }: ActionsProps) {
  const [busy, setBusy] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const { id, status } = tournament;
  const act = (doing: string, action: () => Promise<unknown>) => () => {
    setBusy(doing);
    setRefusal(undefined);
    action()
      .catch((error: unknown) => setRefusal({ error, shown: status }))
      .finally(() => {
        setBusy(undefined);
        changed();
      });
  };
  if (busy)
    return (
      <span class="muted" role="status">
        {busy} …
      </span>
    );
  return (
    <>
      <Allowed to="operate">
        {status === 'running' && (
          <button type="button" onClick={act('Pausing', () => api.pause(id))}>
            Pause
          </button>
        )}
        {(status === 'paused' || status === 'failed') && (
          <button type="button" class="primary" onClick={act('Resuming', () => api.resume(id))}>
            Resume
          </button>
        )}
        {(status === 'running' || status === 'paused') && (
          <CancelTwice warning="It cannot be resumed." cancel={act('Cancelling', () => api.cancel(id))} />
        )}
      </Allowed>
      <Allowed to="launch">
        <a class="button quiet" href={linkTo({ page: 'launch' }, { like: id })}>
          Clone
        </a>
      </Allowed>
      <Allowed to="all">
        <a class="button quiet" href={linkTo({ page: 'compare' }, { ids: id })}>
          Compare
        </a>
      </Allowed>
      <Exports id={id} />
      {isAlone && status !== 'running' && (
        <Allowed to="operate">
          <DeleteTournament tournament={tournament} />
        </Allowed>
      )}
      {refusal && <Refused {...refusal} status={status} />}
    </>
  );
}

/** Where somebody else has already changed it, that is no error. */
function Refused({ error, shown, status }: Refusal & { status: TournamentStatus }) {
  if (error instanceof ApiProblem && error.problem.status === 409 && status !== shown) {
    return (
      <p class="notice" role="status">
        It was changed elsewhere: it is {status} now.
      </p>
    );
  }
  return <Problem error={error} />;
}
