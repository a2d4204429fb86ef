import { setTimeout } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ConductedElsewhereError } from '#tournament';
import { type Order, type Orders, seldom } from '#work-queue';
import { type Conductor, type ConductorSettings, OtherEngineError } from './conductor';

const POLL_MILLISECONDS = 300;

/** Carries out what servers order: begins what nobody conducts, stops what is conducted here. */
export class OrdersService implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private left: readonly string[] = [];
  private readonly warn = seldom(({ message }) => new Logger('orders').warn(message));
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
        this.warn(error as Error); // the next turn may be luckier
      }
      await setTimeout(POLL_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** An order to run may come twice, where an answer was lost, or after the conductor has begun what nobody conducted. */
  private async carryOut(id: string, order: Order): Promise<void> {
    const isRunning = this.conductor.isRunning(id);
    if (order.kind !== 'run' && !isRunning) return; // another service's
    let refusal: string | null = null;
    try {
      if (order.kind !== 'run') await this.conductor.stop(id, order.kind, order.reason);
      else if (!isRunning) await this.conductor.start(id, order.workers);
    } catch (error) {
      if (error instanceof ConductedElsewhereError || error instanceof OtherEngineError) return; // who can will answer
      refusal = error instanceof Error ? error.message : String(error);
    }
    await this.orders.answer(id, order, refusal);
  }
}
