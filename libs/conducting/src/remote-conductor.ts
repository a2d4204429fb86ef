import { setTimeout } from 'node:timers/promises';
import { ConductedElsewhereError, type TournamentStore } from '#tournament';
import type { Order, Orders } from '#work-queue';
import { Conductor, type ConductorSettings, RefusedError } from './conductor';
import type { EventBus } from './event-bus';
import { settle } from './settle';

/** That an order may take before who gave it is told that it waits. */
const PATIENCE_SECONDS = 15;
const POLL_MILLISECONDS = 500;

/** Has services conduct tournaments: what nobody conducts it settles itself, all else it orders. */
export class RemoteConductor extends Conductor {
  readonly ids = [];

  constructor(
    private readonly store: TournamentStore,
    private readonly orders: Orders,
    private readonly settings: ConductorSettings,
    private readonly bus: EventBus,
  ) {
    super();
  }

  isRunning(): boolean {
    return false;
  }

  start(id: string, workers = this.settings.workers): Promise<void> {
    return this.order(id, { kind: 'run', workers });
  }

  async stop(id: string, status: 'paused' | 'cancelled', reason: string): Promise<void> {
    try {
      await settle(this.store, this.bus, id, status, reason);
      await this.orders.withdraw(id); // to run, which nobody has carried out
    } catch (error) {
      if (!(error instanceof ConductedElsewhereError)) throw error;
      await this.order(id, { kind: status, reason });
    }
  }

  async untilEnded(id: string): Promise<void> {
    while ((await this.store.find(id))?.status === 'running') await setTimeout(POLL_MILLISECONDS);
  }

  private async order(id: string, order: Order): Promise<void> {
    const refusal = await this.orders.give(id, order, PATIENCE_SECONDS);
    if (refusal !== null) throw new RefusedError(refusal);
    this.bus.emit('committed', id); // by another process
  }
}
