import type { ApiClient } from '#client';

/** Removes what was right after all: tournaments that run would keep the machine, and the archive of one that is there is refused early. */
export async function clearAway(api: ApiClient, kept: string): Promise<void> {
  for (const { id } of (await api.experiments()).rows) {
    await api.cancelExperiment(id).catch(() => undefined);
    await api.removeExperiment(id).catch(() => undefined);
  }
  for (const { id, status } of (await api.tournaments()).rows) {
    if (id === kept) continue;
    if (status !== 'finished' && status !== 'cancelled') await api.cancel(id).catch(() => undefined);
    await api.removeTournament(id).catch(() => undefined);
  }
}
