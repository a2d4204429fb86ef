import { count } from '#wording';
import type { TournamentView } from '#contracts';
import { useState } from 'preact/hooks';
import { api } from '../../api/api';
import { go } from '../../routing/location';
import { Dialog } from '../../ui/dialog';
import { Problem } from '../../ui/problem';
import { archiveLink } from './exports';

/** Asks for the tournament's id to be typed: nothing brings it back. */
export function DeleteTournament({ tournament }: { tournament: TournamentView }) {
  const [asking, ask] = useState(false);
  return (
    <>
      <button type="button" class="quiet" onClick={() => ask(true)}>
        Delete
      </button>
      {asking && <DeleteDialog tournament={tournament} onClose={() => ask(false)} />}
    </>
  );
}

function DeleteDialog({ tournament, onClose }: { tournament: TournamentView; onClose: () => void }) {
  const { id, name, individuals } = tournament;
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const remove = (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    api
      .removeTournament(id)
      .then(() => go({ page: 'tournaments' }), setError)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog title={`Delete ${name}?`} onClose={onClose}>
      <p>
        It goes with its {count(individuals)} individuals, their texts, battles and votes, and nothing brings it back.{' '}
        <a href={archiveLink(id)} download>
          Save its archive
        </a>{' '}
        first to be able to import it again.
      </p>
      <form class="stack" onSubmit={remove}>
        <label class="field">
          <span>
            Type <code>{id}</code> to confirm
          </span>
          <input
            value={typed}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        {error !== undefined && <Problem error={error} />}
        <div class="row end-of-dialog">
          <button type="button" onClick={onClose}>
            Keep it
          </button>
          <button type="submit" class="danger" disabled={typed.trim() !== id || busy}>
            {busy ? 'Deleting …' : 'Delete it'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
