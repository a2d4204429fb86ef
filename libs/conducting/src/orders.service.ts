import { setTimeout } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ConductedElsewhereError } from '#tournament';
import type { Order, Orders } from '#work-queue';
import type { Conductor, ConductorSettings } from './conductor';

const POLL_MILLISECONDS = 300;

/** Carries out what servers order: begins what nobody conducts, stops what is conducted here. */
export class OrdersService implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private left: readonly string[] = [];
  private readonly logger = new Logger('orders');
  private readonly closing = new AbortController();

  constructor(
    private readonly orders: Orders,
    private readonly conductor: Conductor,
    private readonly settings: ConductorSettings,
  ) {}

  onApplicationBootstrap(): void {
    void this.carryOutAll();
  }

  onModuleDestroy(): void {
    this.closing.abort();
    this.left = this.conductor.ids; // they are paused now
  }

  /** Other services go on with what ran here. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const id of this.left) await this.orders.leave(id, { kind: 'run', workers: this.settings.workers });
  }

  private async carryOutAll(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      try {
        for (const [id, order] of await this.orders.waiting()) await this.carryOut(id, order);
      } catch (error) {
        this.logger.warn(error instanceof Error ? error.message : String(error)); // the next turn may be luckier
      }
      await setTimeout(POLL_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async carryOut(id: string, order: Order): Promise<void> {
    if (order.kind !== 'run' && !this.conductor.isRunning(id)) return; // another service's
    try {
      await (order.kind === 'run'
        ? this.conductor.start(id, order.workers)
        : this.conductor.stop(id, order.kind, order.reason));
      await this.orders.answer(id, null);
    } catch (error) {
      if (error instanceof ConductedElsewhereError) return; // who does will answer
      await this.orders.answer(id, error instanceof Error ? error.message : String(error));
    }
  }
}
