import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { ConductedElsewhereError, type TournamentStore } from '#tournament';
import type { Order, Orders } from '#work-queue';
import type { Settings } from '../settings';
import { ConflictError } from '../shared/errors';
import { ORDERS, SETTINGS, STORE } from '../shared/tokens';
import { Conductor } from './conductor';
import { EventBus } from './event-bus';
import { settle } from './settle';

/** That an order may take before who gave it is told that it waits. */
const PATIENCE_SECONDS = 15;
const POLL_MILLISECONDS = 500;

/** Has services conduct tournaments: what nobody conducts it settles itself, all else it orders. */
@Injectable()
export class RemoteConductor extends Conductor {
  readonly ids = [];

  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(ORDERS) private readonly orders: Orders,
    @Inject(SETTINGS) private readonly settings: Settings,
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
    if (refusal !== null) throw new ConflictError(refusal);
    this.bus.emit('committed', id); // by another process
  }
}
