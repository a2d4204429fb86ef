/** Reads off a conductor what each of its commits took, and each of its jobs. */
import { type Change, individualsOf, type Job, type JobOf, type TournamentStore, type WorkQueue } from '#tournament';
import type { JobCost } from '../costs';
import type { CommitCost } from './fit-phases';
import type { DatabaseUse } from './meter-database';

export interface TimedJob extends JobCost {
  /** By the clock, from when a worker got it until its result was there. */
  readonly wallSeconds: number;
}

/** `queue` gives a job to a worker at once: then nothing of the time is spent waiting. */
export function meterJobs(queue: WorkQueue, take: (timed: TimedJob, job: Job, result: unknown) => void): WorkQueue {
  return {
    async submit(job, options) {
      const since = performance.now();
      let seconds = 0;
      const onSpent = (cpuSeconds: number): void => {
        seconds += cpuSeconds;
        options?.onSpent?.(cpuSeconds);
      };
      const result = await queue.submit(job, { ...options, onSpent });
      const wallSeconds = (performance.now() - since) / 1000;
      take({ kind: job.kind, members: membersOf(job as Job), seconds, wallSeconds }, job as Job, result);
      return result;
    },
  };
}

function membersOf(job: Job): number {
  if (job.kind === 'judge') return new Set((job as JobOf<'judge'>).samples.map(({ competitor }) => competitor)).size;
  return Math.max(1, individualsOf(job).length);
}

/** A commit is told with all that the conductor did since the one before. */
export function meterCommits(
  store: TournamentStore,
  usedOfDatabase: () => Promise<DatabaseUse>,
  take: (commit: CommitCost) => void,
): TournamentStore {
  let since = process.cpuUsage();
  let living = 0;
  return {
    ...store,
    async commit(id, token, change) {
      const events = await store.commit(id, token, change);
      const { user, system } = process.cpuUsage(since);
      const { rows, seconds: databaseSeconds } = await usedOfDatabase();
      const feedBytes = events.reduce((sum, event) => sum + Buffer.byteLength(JSON.stringify(event)), 0);
      if (change.born) living = change.born.length; // none live on in what is metered
      const conductorSeconds = (user + system) / 1e6;
      take({ ...phaseOf(change, living), conductorSeconds, databaseSeconds, rows, feedBytes });
      since = process.cpuUsage();
      return events;
    },
  };
}

function phaseOf({ outcomes, born, arenas, generation }: Change, living: number) {
  if (born) return { phase: 'opening', individuals: living } as const;
  if (outcomes) return { phase: 'recording', individuals: outcomes.length } as const;
  if (arenas) return { phase: 'texts', individuals: living } as const;
  return { phase: generation ? 'closing' : 'other', individuals: living } as const;
}
