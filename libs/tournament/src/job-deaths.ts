/**
 * Newborns who died, lives that were undone, not appraised or not evaluated on a new text, and who wrote nothing, because their job failed for good. They are inputs of a lineage, as votes are: whether
 * a job ends in its time and memory depends on the machine. A replay takes them from what was recorded.
 */
import type { JobKind } from './jobs/job';
import type { TournamentStore } from './tournament-store.port';
import { JobFailedError } from './work-queue.port';

/** Causes by id, for each kind of job. */
export type JobDeaths = Readonly<
  Record<'train' | 'sense' | 'appraise' | 'write' | 'evaluate', ReadonlyMap<string, string>>
>;

export const NO_DEATHS: JobDeaths = {
  train: new Map(),
  sense: new Map(),
  appraise: new Map(),
  write: new Map(),
  evaluate: new Map(),
};

/** Those that a store has of a generation. */
export async function keptDeaths(
  store: Pick<TournamentStore, 'find' | 'born' | 'lives' | 'arenas'>,
  id: string,
  generation: number,
): Promise<JobDeaths> {
  const lives = await store.lives(id, generation);
  const causes = [
    ...(await store.born(id, generation)).map((one) => [one.id, one.cause ?? ''] as const),
    ...lives.map((one) => [one.id, one.life.cause ?? ''] as const),
  ];
  const by = (kind: JobKind) => new Map(causes.filter(([, cause]) => cause.startsWith(beginning(kind))));
  const hasArena = Boolean((await store.find(id))?.config.arena);
  const wrote = new Set((await store.arenas(id, generation)).flatMap(({ samples }) => samples.map(competitorOf)));
  const silent = hasArena ? lives.filter((one) => !wrote.has(one.id)) : [];
  const unappraised = lives.filter(({ life }) => life.cause === null && life.regulation?.appraised === null);
  const unread = lives.filter(({ life }) => life.formerText === 'all');
  return {
    train: by('train'),
    sense: by('sense'),
    appraise: new Map(unappraised.map((one) => [one.id, beginning('appraise')])),
    write: new Map(silent.map((one) => [one.id, beginning('write')])),
    evaluate: new Map(unread.map(({ id, life }) => [id, life.cause!])),
  };
}

const competitorOf = ({ competitor }: { readonly competitor: string }): string => competitor;

/** Of the cause that a failed job of that kind leaves. */
function beginning(kind: JobKind): string {
  return new JobFailedError({ kind }, '').message;
}
