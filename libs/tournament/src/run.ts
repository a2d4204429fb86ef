/** What the conductor hands from stage to stage of one run of a tournament. */
import type { SearchSpace } from '#genome';
import type { ProgressMeter } from './progress-meter';
import type { Tournament } from './records';
import type { Change } from './tournament-store.port';
import type { TextReference } from './jobs/job';
import type { WorkQueue } from './work-queue.port';

export interface Run {
  readonly tournament: Tournament;
  readonly space: SearchSpace;
  readonly queue: WorkQueue;
  /** Aborted when someone pauses or cancels. */
  readonly signal: AbortSignal;
  readonly commit: (change: Change) => Promise<void>;
  readonly meter: ProgressMeter;
  /** The time as ISO 8601. */
  readonly now: () => string;
}

export function textReferences({ config }: Tournament): readonly TextReference[] {
  return config.niches.map(({ name, sha256 }) => ({ niche: name, sha256 }));
}
