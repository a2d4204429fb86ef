import { settingText, valueText } from '#wording';
import { type Dial, DIALS } from '#environment';
import { type Lane, runAt } from './lanes';

/** What a lane is of, and what it was or will be in a generation. */
export function LaneHead({ lane, generation }: { lane: Lane; generation: number }) {
  const { about, unit = '' }: Dial = DIALS[lane.set];
  const run = runAt(lane.held, generation) ?? runAt(lane.expected, generation) ?? runAt(lane.planned, generation);
  const planned = runAt(lane.planned, generation);
  return (
    <div class="lane-head" title={about}>
      <strong>{settingText(lane)}</strong>
      {run && (
        <span>
          {valueText(run.value)}{' '}
          <span class="muted">
            {unit} ({run.by === 'config' ? 'as launched' : `course: ${run.by}`})
          </span>
        </span>
      )}
      {planned && run && valueText(planned.value) !== valueText(run.value) && (
        <span class="muted">planned: {valueText(planned.value)}</span>
      )}
    </div>
  );
}
