/** Experiments that this server runs: of each, one thing at a time is done. */
import type { CellState } from '#tournament';
import type { TournamentStatus } from '#contracts';
import { ConflictError } from '../shared/errors';

/** Cells that run at once: while one waits for its last training group, another has work for the other processes. */
export const AT_ONCE = 2;

/** How its tournaments are conducted. */
export interface Conducting {
  readonly resume: (tournamentId: string, workers: number | undefined) => Promise<unknown>;
  readonly pause: (tournamentId: string) => Promise<void>;
  readonly untilEnded: (tournamentId: string) => Promise<void>;
  readonly isPaused: (tournamentId: string) => Promise<boolean>;
  /** Told what kept a tournament from beginning. */
  readonly tell: (experimentId: string, error: unknown) => void;
  /** In seconds. */
  readonly clock: () => number;
}

/** What an experiment is held by, from before it is looked at to the end of its run. */
export interface Place {
  readonly stop: AbortController;
  run?: {
    readonly ended: Promise<void>;
    readonly startedAt: number;
    /** Generations that had closed before, of all cells, in tournaments. */
    readonly doneBefore: number;
  };
}

export class ExperimentRuns {
  private readonly places = new Map<string, Place>();
  private readonly faults = new Map<string, string>();

  constructor(private readonly conducting: Conducting) {}

  isRunning(id: string): boolean {
    return this.places.get(id)?.run !== undefined;
  }

  /** What kept a tournament from beginning. */
  faultOf(id: string): string | undefined {
    return this.faults.get(id);
  }

  /** Does something to an experiment that nobody else runs or does something to meanwhile. Throws a ConflictError, which says so of one that runs. */
  async alone<Result>(id: string, whereItRuns: string, work: (place: Place) => Promise<Result>): Promise<Result> {
    const other = this.places.get(id);
    if (other) {
      const busy = 'is being resumed, cancelled or deleted; try again';
      throw new ConflictError(`experiment ${id} ${other.run ? whereItRuns : busy}`);
    }
    const place: Place = { stop: new AbortController() };
    this.places.set(id, place);
    try {
      return await work(place);
    } finally {
      if (!place.run) this.places.delete(id);
    }
  }

  /** Runs what has not finished of it, in order; keeps the place until that has ended. Throws a ConflictError where it was to stop meanwhile. */
  start(id: string, place: Place, cells: readonly CellState[], workers: number | undefined): void {
    if (place.stop.signal.aborted) throw new ConflictError(`experiment ${id} was paused as it was about to begin`);
    this.faults.delete(id);
    const waiting = cells.filter(({ status }) => isUnfinished(status)).map(({ tournamentId }) => tournamentId);
    const atOnce = workers === undefined ? AT_ONCE : 1;
    const runners = Array.from({ length: atOnce }, () => this.runInOrder(waiting, workers, place.stop));
    const ended = Promise.allSettled(runners).then((outcomes) => {
      for (const outcome of outcomes) if (outcome.status === 'rejected') this.tell(id, outcome.reason);
      this.places.delete(id);
    });
    place.run = { ended, startedAt: this.conducting.clock(), doneBefore: done(cells) };
  }

  /** Nothing more begins of it. */
  stop(id: string): void {
    this.places.get(id)?.stop.abort();
  }

  stopAll(): void {
    for (const id of this.places.keys()) this.stop(id);
  }

  async untilEnded(id: string): Promise<void> {
    await this.places.get(id)?.run?.ended;
  }

  /** At the rate since it began; null where it does not run, and before anything has closed. */
  secondsLeft(id: string, cells: readonly CellState[]): number | null {
    const run = this.places.get(id)?.run;
    if (!run) return null;
    const [now, { startedAt, doneBefore }] = [done(cells), run];
    if (now <= doneBefore) return null;
    return ((this.conducting.clock() - startedAt) / (now - doneBefore)) * (cells.length - now);
  }

  private tell(id: string, error: unknown): void {
    this.conducting.tell(id, error);
    this.faults.set(id, error instanceof Error ? error.message : String(error));
  }

  /** Takes what waits, one after the other, until one of them pauses: whoever or whatever paused it meant all. */
  private async runInOrder(waiting: string[], workers: number | undefined, stop: AbortController): Promise<void> {
    const { resume, pause, untilEnded, isPaused } = this.conducting;
    for (let id = waiting.shift(); id !== undefined && !stop.signal.aborted; id = waiting.shift()) {
      try {
        await resume(id, workers);
        if (stop.signal.aborted) await pause(id);
        await untilEnded(id);
        if (!stop.signal.aborted && (await isPaused(id))) stop.abort();
      } catch (error) {
        stop.abort();
        await pause(id).catch(() => undefined); // it may have been ordered to begin, and nobody has taken that up yet
        throw error;
      }
    }
  }
}

/** In tournaments. */
function done(cells: readonly CellState[]): number {
  return cells.reduce(
    (total, { status, closed, generations }) => total + (isUnfinished(status) ? closed / generations : 1),
    0,
  );
}

export function isUnfinished(status: TournamentStatus): boolean {
  return status !== 'finished' && status !== 'cancelled';
}
