import { useStore } from '../state/use-store';
import { ownAccess } from './own-access';

/** Who opened a published link may have rights of his own here, which he has again once the browser forgets the link. */
export function LeaveView() {
  if (typeof useStore(ownAccess)?.tournamentId !== 'string') return null;
  return (
    <form method="post" action="./" class="row tight">
      <span class="muted">A published view</span>
      <button type="submit" name="leave" value="yes" class="quiet" title="The browser forgets the link">
        Leave
      </button>
    </form>
  );
}
