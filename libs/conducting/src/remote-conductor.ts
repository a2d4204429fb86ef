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
    bus.on('removed', (id) => void orders.withdraw(id, `tournament ${id} was deleted`).catch(() => undefined));
  }

  isRunning(): boolean {
    return false;
  }

  async start(id: string, workers = this.settings.workers): Promise<void> {
    await this.order(id, { kind: 'run', workers });
  }

  async stop(id: string, status: 'paused' | 'cancelled', reason: string): Promise<void> {
    await this.withdrawOthers(id, status); // first: who has claimed it to run it sees that, or conducts it
    try {
      await settle(this.store, this.bus, id, status, reason);
    } catch (error) {
      if (!(error instanceof ConductedElsewhereError)) throw error;
      await this.order(id, { kind: status, reason });
    }
  }

  async untilEnded(id: string): Promise<void> {
    while ((await this.store.find(id))?.status === 'running') await setTimeout(POLL_MILLISECONDS);
  }

  private async withdrawOthers(id: string, kind: Order['kind']): Promise<void> {
    await this.orders.withdraw(id, `tournament ${id} is to be ${kind}`, kind);
  }

  private async order(id: string, order: Order): Promise<void> {
    await this.withdrawOthers(id, order.kind);
    const refusal = await this.orders.give(id, order, PATIENCE_SECONDS);
    if (refusal !== null) throw new RefusedError(refusal);
    this.bus.emit('committed', id); // by another process
  }
}
