import { useStore } from '../../state/use-store';
import type { LiveTournament } from '../../feed/live-tournament';

/** Says when what is shown may be old, and what to do about it. */
export function ConnectionNotice({ live }: { live: LiveTournament }) {
  const connection = useStore(live.connection);
  const { state, logEnd } = useStore(live.received);
  if (connection.kind === 'lost') {
    return (
      <div class="notice warn" role="status">
        The connection to the server is lost; trying again ({connection.failures}). What is shown is as of event{' '}
        {state.lastSeq}, and goes on from there. If the server was stopped, start it with <code>npm start</code>.
      </div>
    );
  }
  if (connection.kind === 'refused') {
    return (
      <div class="notice bad" role="alert">
        The live feed ended: {connection.detail}. Reload the page to follow it again.
      </div>
    );
  }
  if (connection.kind === 'connecting' || logEnd - state.lastSeq > 2_000) {
    return (
      <div class="notice" role="status">
        {logEnd === 0 ? 'Connecting to the live feed …' : `Reading the log: event ${state.lastSeq} of ${logEnd} …`}
      </div>
    );
  }
  if (connection.kind === 'live' && connection.isPolled) {
    return (
      <div class="notice" role="status">
        WebSocket is refused on the way to the server: what happens is asked for again and again, and is shown a little
        later.
      </div>
    );
  }
  return null;
}
