import type { TransplantRequest } from '#contracts';
import { useState } from 'preact/hooks';
import { api } from '../../../api/api';
import { Problem } from '../../../ui/problem';

interface TransplantFormProps {
  readonly id: string;
  /** Generations that have closed. */
  readonly closed: number;
  readonly begun: () => void;
}

type Genomes = NonNullable<TransplantRequest['genomes']>;

/** Begins a transplant from the newest generation. */
export function TransplantForm({ id, closed, begun }: TransplantFormProps) {
  const [replicates, setReplicates] = useState('5');
  const [genomes, setGenomes] = useState<Genomes>('champion');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    api
      .startTransplant(id, { replicates: Number(replicates), genomes })
      .then(begun, setError)
      .finally(() => setBusy(false));
  };
  return (
    <details class="panel">
      <summary>Transplant from the newest generation</summary>
      <form class="stack" onSubmit={send} noValidate aria-label="Begin a transplant">
        <div class="fields">
          <label class="field">
            Replicates
            <input
              inputMode="numeric"
              value={replicates}
              onInput={({ currentTarget }) => setReplicates(currentTarget.value)}
            />
            <span class="hint">How often each genome is raised, 1 to 100.</span>
          </label>
          <label class="field">
            Genomes
            <select value={genomes} onChange={({ currentTarget }) => setGenomes(currentTarget.value as Genomes)}>
              <option value="champion">of the champion of each deme</option>
              <option value="living">of the living, another in each replicate</option>
            </select>
          </label>
        </div>
        <div class="row">
          <button type="submit" class="primary" disabled={busy || closed === 0}>
            {busy ? 'Beginning …' : 'Transplant'}
          </button>
        </div>
        {error !== undefined && <Problem error={error} />}
      </form>
    </details>
  );
}
