import { ApiProblem } from '#client';
import type { TournamentView } from '#contracts';
import { useState } from 'preact/hooks';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { MixCorpora } from '../../corpora/mix-corpora';
import { go } from '../../routing/location';
import { Problem } from '../../ui/problem';
import { type ForkDraft, forkRequest } from './fork-request';

interface ForkFormProps {
  tournament: TournamentView;
  /** The newest generation that has closed. */
  newest: number;
}

const EXAMPLE = 'generations: 40\nniches:\n  moby: { corpus: sotu-new }';

/** Goes on from a closed generation in a changed environment. */
export function ForkForm({ tournament: { id, seed, forkOf }, newest }: ForkFormProps) {
  const [draft, setDraft] = useState<ForkDraft>({ at: `${newest}`, seed: '', replicates: '1', changes: '' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [isOpen, setOpen] = useState(false);
  const corpora = useAnswer(isOpen ? 'corpora' : null, () => api.corpora());
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const put = (change: Partial<ForkDraft>) => {
    setDraft({ ...draft, ...change });
    setError(undefined);
  };
  const send = (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    forkRequest(draft)
      .then((request) => api.fork(id, request))
      .then(([fork]) => go({ page: 'tournament', id: fork.id, tab: 'overview' }), setError)
      .finally(() => setBusy(false));
  };
  const field = (name: keyof ForkDraft, label: string, hint: string) => (
    <label class="field">
      {label}
      <input
        inputMode="numeric"
        value={draft[name]}
        aria-invalid={errors.some((one) => one.field === name)}
        onInput={({ currentTarget }) => put({ [name]: currentTarget.value })}
      />
      <span class="hint">{hint}</span>
    </label>
  );
  return (
    <details class="panel" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Fork: go on from a generation in a changed environment</summary>
      <form class="stack" onSubmit={send} noValidate aria-label="Fork the tournament">
        <p class="muted small">
          A fork starts from those who lived as the generation closed, as they were then, and breeds on. Without changes
          and with the same seed it has the generations of this tournament.
        </p>
        <div class="fields">
          {field('at', 'From generation', `${forkOf?.generation ?? 0} to ${newest} have closed.`)}
          {field('seed', 'Seed', `${seed}, as here, when left empty.`)}
          {field('replicates', 'Forks', 'More than one differ in their seeds alone, which are drawn.')}
        </div>
        <label class="field">
          What is to be other, in YAML or JSON
          <textarea
            class="config-text"
            spellcheck={false}
            wrap="off"
            rows={6}
            placeholder={EXAMPLE}
            value={draft.changes}
            onInput={({ currentTarget }) => put({ changes: currentTarget.value })}
          />
          <span class="hint">Laid over the config; niches and demes also by name.</span>
        </label>
        <MixCorpora corpora={corpora.value?.map(({ name }) => name) ?? []} onMixed={corpora.ask} />
        <div class="row">
          <button type="submit" class="primary" disabled={busy}>
            {busy ? 'Forking …' : 'Fork'}
          </button>
        </div>
        {error !== undefined && <Problem error={error} />}
      </form>
    </details>
  );
}
