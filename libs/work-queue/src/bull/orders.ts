/**
 * What people want of tournaments that services conduct: a server gives an order, the service that can carry it out answers. An order stays until one
 * does, so that none is lost while no service runs.
 */
import { setTimeout } from 'node:timers/promises';
import { preview } from '#base';
import { z } from 'zod';
import type { Board } from './board';

/** `pausedFor`: to run only where it stands paused for this reason. */
const ORDER = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), workers: z.int().min(1), pausedFor: z.string().optional() }),
  z.object({ kind: z.enum(['paused', 'cancelled']), reason: z.string() }),
]);

export type Order = Readonly<z.infer<typeof ORDER>>;

export interface WaitingOrder {
  readonly tournamentId: string;
  readonly order: Order;
  /** As it was left. */
  readonly text: string;
}

/** An order that took another one's place has an answer of its own. */
const answerKey = (id: string, { kind }: Order): string => `answers/${id}/${kind}`;
const ANSWER_SECONDS = 60;
const POLL_MILLISECONDS = 100;

/** Nobody has carried it out so far. */
export class OrderWaitsError extends Error {
  override readonly name = 'OrderWaitsError';
}

export class Orders {
  constructor(
    private readonly board: Board,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Resolves once it is carried out, with why it was refused, if it was. Throws an OrderWaitsError where nobody answers in time. */
  async give(tournamentId: string, order: Order, seconds: number): Promise<string | null> {
    const key = answerKey(tournamentId, order);
    await this.board.strikeNote(key);
    await this.leave(tournamentId, order);
    for (const until = performance.now() + seconds * 1000; performance.now() < until;) {
      const answer = await this.board.noteOf(key);
      if (answer !== null) return answer || null;
      await setTimeout(POLL_MILLISECONDS);
    }
    throw new OrderWaitsError(
      `no selection service has taken tournament ${tournamentId} yet; the first that can, will`,
    );
  }

  /** Gives an order and does not wait. */
  async leave(tournamentId: string, order: Order): Promise<void> {
    await this.board.leaveOrder(tournamentId, JSON.stringify(order));
  }

  /** What waits already stays in its place. */
  async leaveIfNone(tournamentId: string, order: Order): Promise<void> {
    await this.board.leaveOrderIfNone(tournamentId, JSON.stringify(order));
  }

  /** What waits is refused, unless it is of the kind to be kept. */
  async withdraw(tournamentId: string, why: string, kept?: Order['kind']): Promise<void> {
    const waiting = (await this.waiting()).find((each) => each.tournamentId === tournamentId);
    if (waiting && waiting.order.kind !== kept) await this.answer(waiting, why);
  }

  /** All that wait. What is no order is taken off and told. */
  async waiting(): Promise<readonly WaitingOrder[]> {
    const all: WaitingOrder[] = [];
    for (const [tournamentId, text] of Object.entries(await this.board.orders())) {
      const order = orderOf(text);
      if (order) all.push({ tournamentId, order, text });
      else if (await this.board.takeOrderOff(tournamentId, text))
        this.onError(
          new Error(`what waited as an order for tournament ${preview(tournamentId)} is none: ${preview(text)}`),
        );
    }
    return all;
  }

  async isWaiting({ tournamentId, text }: WaitingOrder): Promise<boolean> {
    return (await this.board.orders())[tournamentId] === text;
  }

  /** Of one that waits still. `refusal`: null where it was carried out. */
  async answer({ tournamentId, order, text }: WaitingOrder, refusal: string | null): Promise<void> {
    if (!(await this.board.takeOrderOff(tournamentId, text))) return;
    await this.board.note(answerKey(tournamentId, order), refusal ?? '', ANSWER_SECONDS);
  }

  close(): Promise<void> {
    return this.board.close();
  }
}

/** Null where it is none. */
function orderOf(text: string): Order | null {
  try {
    return ORDER.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
