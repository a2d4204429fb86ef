/** Whether the server has been upgraded since this page came from it. */
import { createStore } from '../state/store';
import { api } from './api';

/** The version of the server that this page does not fit any more; null as long as it fits. */
export const upgrade = createStore<string | null>(null);

/** Asks the server; where it does not answer nothing is known. */
export async function lookForUpgrade(): Promise<void> {
  const health = await api.health().catch(() => null);
  if (health && health.version !== __CLADE_VERSION__) upgrade.set(health.version);
}

export function watchForUpgrades(): void {
  // The names of a page's parts change with what is in them: one that is not there belongs to another build.
  addEventListener(
    'vite:preloadError',
    () =>
      void api.health().then(
        ({ version }) => upgrade.set(version),
        () => undefined,
      ),
  );
  document.addEventListener('visibilitychange', () => document.hidden || void lookForUpgrade());
}
