/** What who looks at this page may do. */
import type { AccessView } from '#contracts';
import { api } from '../api/api';
import { asksForToken } from '../api/token-asked';
import { createStore } from '../state/store';

/** Null until the server has said. */
export const ownAccess = createStore<AccessView | null>(null);

/** Where the server does not say, all is offered: it refuses what may not be. */
const UNKNOWN: AccessView = { role: 'operator', tournamentId: null, requestsPerMinute: null, flops: null };

export function askForAccess(): void {
  api.access().then(
    (access) => ownAccess.set(access),
    (error: unknown) => asksForToken(error) || ownAccess.set(UNKNOWN),
  );
}
