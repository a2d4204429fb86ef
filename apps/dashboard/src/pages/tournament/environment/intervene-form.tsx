import { ApiProblem } from '#client';
import type { TournamentView } from '#contracts';
import { type Dial, DIALS, type DialName } from '#environment';
import { interventionText, settingText, valueText } from '#wording';
import { useState } from 'preact/hooks';
import { api } from '../../../api/api';
import { Problem } from '../../../ui/problem';
import { configOf, dialsOf, type Draft, faultOf, interventionOf } from './intervention';
import { type Lane, runAt } from './lanes';
import { PlaceFields } from './place-fields';
import { ValueField } from './value-field';

interface InterveneFormProps {
  tournament: TournamentView;
  lanes: readonly Lane[];
  /** Generations that have opened. */
  opened: number;
  logged: () => void;
}

const EMPTY = { niche: '', deme: '', taste: '', text: '', chosen: [] };

/** Changes the environment of a tournament that runs or is paused. */
export function InterveneForm({ tournament, lanes, opened, logged }: InterveneFormProps) {
  const config = configOf(tournament);
  const dials = dialsOf(config);
  const [draft, setDraft] = useState<Draft>({ set: dials.includes('capacity') ? 'capacity' : dials[0], ...EMPTY });
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  const [done, setDone] = useState<string>();
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const put = (change: Partial<Draft>) => {
    setDraft({ ...draft, ...change });
    setFault(null);
    setError(undefined);
  };
  const send = (event: Event) => {
    event.preventDefault();
    setFault(faultOf(draft));
    setDone(undefined);
    if (faultOf(draft) !== null) return;
    setBusy(true);
    api
      .intervene(tournament.id, interventionOf(draft))
      .then((one) => {
        setDone(`Logged. ${interventionText(one)}, which is generation ${opened} at the earliest.`);
        logged();
      }, setError)
      .finally(() => setBusy(false));
  };
  const isBeside = (field: string): boolean => ['value', 'set', 'niche', 'deme', 'taste'].includes(field);
  const errorOf = (field: string): string | undefined => errors.find((one) => one.field === field)?.message;
  return (
    <form class="panel" onSubmit={send} noValidate aria-label="Change the environment">
      <h2>Change the environment</h2>
      <p class="muted small">
        What is logged holds from the next generation on that opens, whatever the config says, in a paused tournament
        too. It cannot be taken back, only changed again; replays repeat it.
      </p>
      <div class="fields">
        <label class="field">
          What
          <select
            value={draft.set}
            onChange={({ currentTarget }) => put({ ...EMPTY, set: currentTarget.value as DialName })}
          >
            {dials.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
          <span class="hint">{(DIALS[draft.set] as Dial).about}</span>
          {errorOf('set') && <span class="error">{errorOf('set')}</span>}
        </label>
        <PlaceFields config={config} draft={draft} put={put} errorOf={errorOf} />
        <ValueField config={config} draft={draft} put={put} error={fault ?? errorOf('value')} />
      </div>
      <Now lanes={lanes} draft={draft} opened={opened} />
      <div class="row">
        <button type="submit" class="primary" disabled={busy}>
          {busy ? 'Logging …' : `Change it from generation ${opened} on`}
        </button>
        {done && <span role="status">{done}</span>}
      </div>
      {error !== undefined && (errors.length === 0 || errors.some(({ field }) => !isBeside(field))) && (
        <Problem error={error} />
      )}
    </form>
  );
}

/** What it is at the places that are chosen. */
function Now({ lanes, draft, opened }: { lanes: readonly Lane[]; draft: Draft; opened: number }) {
  const { set, niche, deme, taste } = interventionOf(draft);
  const own = lanes.filter(
    (lane) =>
      lane.set === set &&
      (!niche || lane.niche === niche) &&
      (!deme || lane.deme === deme) &&
      (!taste || lane.taste === taste),
  );
  return (
    <p class="small muted">
      To be in generation {opened}:{' '}
      {own.map((lane) => `${settingText(lane)}: ${valueText(runAt(lane.expected, opened)?.value ?? '–')}`).join('; ')}
    </p>
  );
}
