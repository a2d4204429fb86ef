/**
 * What people want of tournaments that services conduct: a server gives an order, the service that can carry it out answers. An order stays until one
 * does, so that none is lost while no service runs.
 */
import { setTimeout } from 'node:timers/promises';
import type { Board } from './board';

export type Order =
  | { readonly kind: 'run'; readonly workers: number }
  | { readonly kind: 'paused' | 'cancelled'; readonly reason: string };

/** An order that took another one's place has an answer of its own. */
const answerKey = (id: string, { kind }: Order): string => `answers/${id}/${kind}`;
const ANSWER_SECONDS = 60;
const POLL_MILLISECONDS = 100;

/** Nobody has carried it out so far. */
export class OrderWaitsError extends Error {
  override readonly name = 'OrderWaitsError';
}

export class Orders {
  constructor(private readonly board: Board) {}

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

  /** None waits any more. */
  async withdraw(tournamentId: string): Promise<void> {
    const { [tournamentId]: order } = await this.board.orders();
    if (order !== undefined) await this.board.takeOrderOff(tournamentId, order);
  }

  /** All that wait, by tournament. */
  async waiting(): Promise<readonly (readonly [string, Order])[]> {
    return Object.entries(await this.board.orders()).map(([id, order]) => [id, JSON.parse(order) as Order]);
  }

  /** `refusal`: null where it was carried out. */
  async answer(tournamentId: string, order: Order, refusal: string | null): Promise<void> {
    await this.board.takeOrderOff(tournamentId, JSON.stringify(order));
    await this.board.note(answerKey(tournamentId, order), refusal ?? '', ANSWER_SECONDS);
  }

  close(): Promise<void> {
    return this.board.close();
  }
}
