import { setTimeout as after } from 'node:timers/promises';
import type { LineageEvent } from '#contracts';
import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PROCESSOR } from '#engines';
import { monotonicSeconds } from '#hosting';
import {
  ConductedElsewhereError,
  type ConductorPorts,
  type InterventionStore,
  liveInterventions,
  runTournament,
  StaleTokenError,
  Stopped,
  type TournamentStore,
  UnwantedError,
  type VoteStore,
  type WorkQueue,
} from '#tournament';
import { limitQueue } from '#work-queue';
import { Conductor, type ConductorSettings, OtherEngineError, RefusedError, SHUTTING_DOWN } from './conductor';
import type { EventBus } from './event-bus';
import type { FilesInUse } from './files-in-use';
import { settle } from './settle';
import { liveVotes } from './vote-sources';

interface Running {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  /** Claimed, and recorded as running. */
  hasBegun: boolean;
}

/** Between tries to record what could not be recorded. */
const RETRY_MILLISECONDS = 1000;

/** Conducts the tournaments that run in this process. */
export class ConductorService extends Conductor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly running = new Map<string, Running>();
  /** Why runs here ended that could not be recorded yet. */
  private readonly unrecorded = new Map<string, string>();
  private readonly logger = new Logger('conductor');
  private readonly closing = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  /** After leases, each of which may take long, so that the next begins beside it. */
  private looks: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: TournamentStore,
    private readonly votes: VoteStore,
    private readonly interventions: InterventionStore,
    private readonly queue: WorkQueue,
    private readonly settings: ConductorSettings,
    private readonly bus: EventBus,
    private readonly inUse: FilesInUse,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.lookAfterAbandoned({ mine: true });
    const look = (): void => {
      this.looks = Promise.all([this.looks, this.lookAfterLeases()]);
    };
    this.timer = setInterval(look, (1000 * this.settings.leaseSeconds) / 3);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.closing.abort();
    for (const { stop } of this.running.values()) stop.abort(new Stopped('paused', SHUTTING_DOWN));
    await Promise.all([this.looks, ...[...this.running.values()].map(({ ended }) => ended)]);
  }

  get ids(): readonly string[] {
    return [...this.running.keys()];
  }

  isRunning(id: string): boolean {
    return this.running.has(id);
  }

  async start(id: string, workers = this.settings.workers, isWanted?: ConductorPorts['isWanted']): Promise<void> {
    if (this.closing.signal.aborted) throw new RefusedError(SHUTTING_DOWN);
    if (this.running.has(id)) throw new RefusedError(`tournament ${id} is being resumed already`);
    const stop = new AbortController();
    await new Promise<void>((resolve, reject) => {
      const begun = (): void => {
        running.hasBegun = true;
        resolve();
      };
      const run = async (): Promise<void> => {
        await this.checkEngine(id);
        await runTournament({ ...this.ports(workers, stop.signal), isWanted, begun }, id, stop.signal);
      };
      const ended = this.inUse
        .during(run)
        .catch((error: unknown) => (running.hasBegun ? this.recordLater(id, error) : reject(error as Error)))
        .finally(() => {
          this.running.delete(id);
          resolve();
        });
      const running: Running = { stop, ended, hasBegun: false };
      this.running.set(id, running);
    });
  }

  async untilEnded(id: string): Promise<void> {
    await this.running.get(id)?.ended;
  }

  async stop(id: string, status: 'paused' | 'cancelled', reason: string): Promise<void> {
    const running = this.running.get(id);
    running?.stop.abort(new Stopped(status, reason));
    await running?.ended;
    if (!running?.hasBegun) await settle(this.store, this.bus, id, status, reason);
  }

  /**
   * Tournaments whose conductor was killed, as soon as its lease has ended: a service goes on with them, a server, which a person starts, pauses them where
   * they stand.
   */
  private async lookAfterAbandoned(which: { readonly mine: boolean }): Promise<void> {
    for (const id of await this.store.abandoned(which)) {
      if (this.running.has(id) || !(await this.isForUs(id))) continue;
      try {
        await this.lookAfter(id);
      } catch (error) {
        const isTheirs = [ConductedElsewhereError, StaleTokenError, UnwantedError].some(
          (each) => error instanceof each,
        );
        if (!isTheirs) throw error;
      }
    }
  }

  private async lookAfter(tournamentId: string): Promise<void> {
    if (this.settings.roles.has('gateway')) {
      const reason = this.unrecorded.get(tournamentId) ?? 'interrupted: its server ended';
      return settle(this.store, this.bus, tournamentId, 'paused', reason);
    }
    await this.start(tournamentId, undefined, async ({ status }) => status === 'running');
    this.logger.log({ tournamentId, takenOver: 'nobody conducted it any more' });
  }

  /** Who pauses what is abandoned computes nothing; who goes on with it unasked does so as it began. */
  private async isForUs(id: string): Promise<boolean> {
    if (this.settings.roles.has('gateway')) return true;
    const tournament = await this.store.find(id);
    return tournament?.engine === this.settings.engine && tournament.processor === PROCESSOR;
  }

  /** Throws an OtherEngineError. */
  private async checkEngine(id: string): Promise<void> {
    const engine = (await this.store.find(id))?.engine;
    const own = this.settings.engine;
    if (engine !== undefined && engine !== own) throw new OtherEngineError(id, engine, own);
  }

  private async lookAfterLeases(): Promise<void> {
    try {
      const begun = [...this.running].filter(([, { hasBegun }]) => hasBegun);
      const held = await this.store.renew(begun.map(([id]) => id));
      for (const [id, { stop }] of begun) if (!held.includes(id)) stop.abort(new Stopped('paused', 'lost'));
      await this.lookAfterAbandoned({ mine: false });
    } catch (error) {
      this.logger.warn(error instanceof Error ? error.message : error); // the next turn may be luckier
    }
  }

  /** What ended a run could not be recorded: tried again until it is, or someone else conducts the tournament. */
  private recordLater(id: string, error: unknown): void {
    this.running.delete(id);
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof StaleTokenError)
      return this.logger.warn({ tournamentId: id, lost: 'its lease ended here, and another has taken it over' });
    this.logger.error({ tournamentId: id, problem: error instanceof Error ? error.stack : String(error) });
    this.unrecorded.set(id, reason);
    void (async () => {
      while (!this.closing.signal.aborted && !(await this.tryToRecord(id, reason))) {
        await after(RETRY_MILLISECONDS, undefined, { signal: this.closing.signal, ref: false }).catch(() => undefined);
      }
      this.unrecorded.delete(id);
    })();
  }

  private async tryToRecord(id: string, reason: string): Promise<boolean> {
    try {
      if (this.running.has(id)) return true; // someone has gone on with it
      if ((await this.store.find(id))?.status === 'running') await settle(this.store, this.bus, id, 'paused', reason);
      return true;
    } catch (error) {
      return error instanceof ConductedElsewhereError || error instanceof StaleTokenError;
    }
  }

  /** Nobody asked for it. */
  private tellStops(events: readonly LineageEvent[], asked: AbortSignal): void {
    if (asked.aborted) return;
    for (const { type, tournamentId, data } of events) {
      if (type === 'tournament.paused') this.logger.warn({ tournamentId, paused: data.reason });
      if (type === 'tournament.failed') this.logger.error({ tournamentId, failed: data.reason });
    }
  }

  private ports(workers: number, asked: AbortSignal): Omit<ConductorPorts, 'begun'> {
    return {
      store: this.store,
      interventions: liveInterventions(this.interventions),
      votes: liveVotes(this.store, this.votes),
      queue: limitQueue(this.queue, workers),
      clock: monotonicSeconds,
      now: () => new Date(),
      announce: (events) => {
        this.tellStops(events, asked);
        this.bus.announce(events);
      },
      progress: (progress) => this.bus.emit('progress', progress),
    };
  }
}
