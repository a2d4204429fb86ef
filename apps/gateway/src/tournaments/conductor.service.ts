import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import {
  type ConductorPorts,
  runTournament,
  Stopped,
  type TournamentArchive,
  type TournamentStore,
  type VoteStore,
  type WorkQueue,
} from '#tournament';
import { limitQueue } from '#work-queue';
import { FilesInUse } from '../archives/files-in-use';
import { EventBus } from '../feed/event-bus';
import type { Settings } from '../settings';
import { ConflictError } from '../shared/errors';
import { monotonicSeconds } from '../shared/this-machine';
import { ARCHIVE, SETTINGS, STORE, TRAINING_QUEUE, VOTES } from '../shared/tokens';
import { TakenVotes } from '../votes/taken-votes';
import { liveVotes } from '../votes/vote-sources';

interface Running {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** Conducts the tournaments that run in this process. */
@Injectable()
export class ConductorService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly running = new Map<string, Running>();
  private readonly logger = new Logger('conductor');
  private closing = false;

  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(VOTES) private readonly votes: VoteStore,
    private readonly taken: TakenVotes,
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    @Inject(TRAINING_QUEUE) private readonly queue: WorkQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly bus: EventBus,
    private readonly inUse: FilesInUse,
  ) {}

  /** Tournaments that ran when their server was killed are paused where they stand. */
  async onApplicationBootstrap(): Promise<void> {
    for (const id of await this.archive.running()) await this.settle(id, 'paused', 'interrupted: its server ended');
  }

  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    await Promise.all([...this.running.keys()].map((id) => this.stop(id, 'paused', 'the server is shutting down')));
  }

  isRunning(id: string): boolean {
    return this.running.has(id);
  }

  /** Begins or goes on with a tournament, with `workers` at most at work on it; resolves with its first event, or with its end. */
  start(id: string, workers = this.settings.workers): Promise<void> {
    if (this.closing) throw new ConflictError('the server is shutting down');
    const stop = new AbortController();
    let begin: () => void;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const ports = this.ports(workers, () => begin());
    const ended = this.inUse
      .during(() => runTournament(ports, id, stop.signal))
      .catch((error: unknown) => this.logger.error(`${id}: ${error instanceof Error ? error.stack : error}`))
      .finally(() => this.running.delete(id));
    this.running.set(id, { stop, ended });
    return Promise.race([begun, ended]);
  }

  /** Pauses or cancels a tournament and waits until that is recorded. */
  async stop(id: string, status: 'paused' | 'cancelled', reason: string): Promise<void> {
    const running = this.running.get(id);
    if (!running) return this.settle(id, status, reason);
    running.stop.abort(new Stopped(status, reason));
    await running.ended;
  }

  private async settle(id: string, status: 'paused' | 'cancelled', reason: string): Promise<void> {
    const token = await this.store.claim(id);
    const stopped = { type: `tournament.${status}`, data: { reason } } as const;
    this.bus.announce(await this.store.commit(id, token, { tournament: { status, reason }, events: [stopped] }));
  }

  private ports(workers: number, onEvents: () => void): ConductorPorts {
    return {
      store: this.store,
      votes: liveVotes(this.store, this.votes, this.taken),
      queue: limitQueue(this.queue, workers),
      clock: monotonicSeconds,
      now: () => new Date(),
      announce: (events) => {
        this.bus.announce(events);
        onEvents();
      },
      progress: (progress) => this.bus.emit('progress', progress),
    };
  }
}
