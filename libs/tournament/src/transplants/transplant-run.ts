import type { Tournament } from '../records';
import type { WorkQueue } from '../work-queue.port';
import type { TransplantSetting } from './origins';

/** What a transplant is of, and is done with. */
export interface TransplantRun extends TransplantSetting {
  readonly tournament: Tournament;
  /** Which has closed. */
  readonly generation: number;
  readonly replicates: number;
  readonly genomes: 'champion' | 'living';
  readonly queue: WorkQueue;
  readonly signal: AbortSignal;
  readonly onSpent: (cpuSeconds: number) => void;
  /** Told of what is done, in units of a deme in a niche of all replicates. */
  readonly done: (share: number) => void;
}
