import type { ApiClient } from '#client';
import type { TournamentView } from '#contracts';
import { championsFarWorseOnTest } from '#wording';

/** Which champions of a tournament are far worse on test than on validation, one a line; none before its end. */
export async function readFarWorseOnTest(api: ApiClient, { champions }: TournamentView): Promise<string[]> {
  return championsFarWorseOnTest(await Promise.all(champions.map(({ id }) => api.individual(id))));
}
