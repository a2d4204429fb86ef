import type { ExperimentDetailView } from '#contracts';
import { useState } from 'preact/hooks';
import { Allowed } from '../../access/allowed';
import { api, SERVER } from '../../api/api';
import { CancelTwice } from '../../ui/cancel-twice';
import { Problem } from '../../ui/problem';

/** What can be done with an experiment in the state that it is in; what cannot be taken back is asked for twice. */
export function Actions({ experiment, changed }: { experiment: ExperimentDetailView; changed: () => void }) {
  const [busy, setBusy] = useState<string>();
  const [refusal, setRefusal] = useState<unknown>();
  const { id, status, runs } = experiment;
  const act = (doing: string, action: (id: string) => Promise<unknown>) => () => {
    setBusy(doing);
    setRefusal(undefined);
    action(id)
      .catch(setRefusal)
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
  const canResume = status !== 'running' && runs.some((run) => run.status === 'paused' || run.status === 'failed');
  return (
    <>
      <Allowed to="operate">
        {status === 'running' && (
          <button type="button" onClick={act('Pausing', api.pauseExperiment)}>
            Pause
          </button>
        )}
        {canResume && (
          <button type="button" class="primary" onClick={act('Resuming', api.resumeExperiment)}>
            Resume
          </button>
        )}
        {(status === 'running' || status === 'paused') && (
          <CancelTwice
            warning="What has not finished cannot be resumed."
            cancel={act('Cancelling', api.cancelExperiment)}
          />
        )}
      </Allowed>
      <a class="button quiet" href={`${SERVER}/api/experiments/${encodeURIComponent(id)}/archive`} download>
        Archive
      </a>
      <a class="button quiet" href={`${SERVER}/api/experiments/${encodeURIComponent(id)}/runs?format=csv`} download>
        Tournaments, CSV
      </a>
      {refusal !== undefined && <Problem error={refusal} />}
    </>
  );
}
