import { setTimeout } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { InvalidValueError } from '#base';
import { ConductedElsewhereError, StoreUnavailableError, type Tournament } from '#tournament';
import { type Orders, seldom, type WaitingOrder } from '#work-queue';
import { type Conductor, type ConductorSettings, OtherEngineError, SHUTTING_DOWN } from './conductor';

const POLL_MILLISECONDS = 300;

/** Carries out what servers order: begins what nobody conducts, stops what nobody else conducts. */
export class OrdersService implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private left: readonly string[] = [];
  /** By tournament. */
  private readonly underWay = new Map<string, Promise<void>>();
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
    this.left = this.conductor.ids; // they are being paused now
  }

  /** Other services go on with what ran here, unless it is stopped meanwhile. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay.values());
    const goOn = { kind: 'run', workers: this.settings.workers, pausedFor: SHUTTING_DOWN } as const;
    for (const id of this.left) await this.orders.leaveIfNone(id, goOn);
  }

  private async carryOutAll(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      try {
        for (const each of await this.orders.waiting()) if (!signal.aborted) this.begin(each);
      } catch (error) {
        this.warn(error as Error); // the next turn may be luckier
      }
      await setTimeout(POLL_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One at a time for each tournament, which holds up no other. */
  private begin(waiting: WaitingOrder): void {
    const { tournamentId } = waiting;
    if (this.underWay.has(tournamentId)) return;
    const ended = this.carryOut(waiting)
      .catch((error: unknown) => this.warn(error as Error))
      .finally(() => this.underWay.delete(tournamentId));
    this.underWay.set(tournamentId, ended);
  }

  /** An order to run may come twice, where an answer was lost, or after the conductor has begun what nobody conducted. */
  private async carryOut(waiting: WaitingOrder): Promise<void> {
    const { tournamentId: id, order } = waiting;
    let refusal: string | null = null;
    try {
      if (order.kind !== 'run') await this.conductor.stop(id, order.kind, order.reason);
      else if (!this.conductor.isRunning(id)) {
        const isWanted = async ({ reason }: Tournament): Promise<boolean> =>
          reason === (order.pausedFor ?? reason) && (await this.orders.isWaiting(waiting));
        await this.conductor.start(id, order.workers, isWanted);
      }
    } catch (error) {
      if (this.closing.signal.aborted || isForOthers(error)) return; // they will answer
      if (error instanceof StoreUnavailableError) throw error; // the next turn may be luckier
      refusal = error instanceof Error ? error.message : String(error);
    }
    await this.orders.answer(waiting, refusal);
  }
}

/** Who conducts it, computes with its engine, or has it in its database. */
function isForOthers(error: unknown): boolean {
  return [ConductedElsewhereError, OtherEngineError, InvalidValueError].some((each) => error instanceof each);
}
