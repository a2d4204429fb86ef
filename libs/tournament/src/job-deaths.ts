/**
 * Newborns who died, and lives that were undone, because their job failed for good. They are inputs of a lineage, as votes are: whether a job ends in time
 * and in its memory depends on the machine. A replay takes them from what was recorded.
 */
import type { TournamentStore } from './tournament-store.port';
import type { JobKind } from './jobs/job';
import { JobFailedError } from './work-queue.port';

/** Causes by id. */
export type JobDeaths = ReadonlyMap<string, string>;

export const NO_DEATHS: JobDeaths = new Map();

/** Those that a store has of a generation. */
export async function keptDeaths(
  store: Pick<TournamentStore, 'born' | 'lives'>,
  id: string,
  generation: number,
): Promise<JobDeaths> {
  const born = await store.born(id, generation);
  const lives = await store.lives(id, generation);
  const causes = [
    ...born.map((one) => [one.id, one.cause] as const),
    ...lives.map((one) => [one.id, one.life.cause] as const),
  ];
  return new Map(
    causes.flatMap(([one, cause]) =>
      cause !== null && (isFailureOf('train', cause) || isFailureOf('sense', cause)) ? [[one, cause] as const] : [],
    ),
  );
}

/** Whether a cause is that of a job of this kind. */
export function isFailureOf(kind: JobKind, cause = ''): boolean {
  return cause.startsWith(new JobFailedError({ kind }, '').message);
}
