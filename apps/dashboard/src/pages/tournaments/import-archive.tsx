import { useState } from 'preact/hooks';
import { api } from '../../api/api';
import { go } from '../../routing/location';

export interface Refusal {
  readonly file: string;
  readonly error: unknown;
}

/** Takes in a tournament or an experiment that was exported, here or elsewhere. `onRefusal` gets the file and why not; undefined as it begins. */
export function ImportArchive({ onRefusal }: { onRefusal: (refusal: Refusal | undefined) => void }) {
  const [busy, setBusy] = useState(false);
  const send = (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = ''; // so that the same file can be chosen again
    if (!file) return;
    setBusy(true);
    onRefusal(undefined);
    api
      .importArchive(file)
      .then(
        ({ tournament, experiment }) =>
          go(
            tournament
              ? { page: 'tournament', id: tournament.id, tab: 'overview' }
              : { page: 'experiment', id: experiment!.id },
          ),
        (error: unknown) => onRefusal({ file: file.name, error }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <label class="button" aria-busy={busy}>
      {busy ? 'Importing …' : 'Import an archive'}
      <input
        type="file"
        class="unseen"
        accept=".gz,application/gzip"
        disabled={busy}
        onChange={({ currentTarget }) => send(currentTarget)}
      />
    </label>
  );
}
