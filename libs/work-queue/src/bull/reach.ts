/** Whether what holds the jobs answers: for those who want to hear that it does not, in place of waiting until it does. */
import { setTimeout } from 'node:timers/promises';
import { QueueUnavailableError } from '#tournament';
import type { Board } from './board';
import { reasonOf } from './reason-of';
import { holderOf } from './holder';

const PATIENCE_SECONDS = 3;
const LOOK_MILLISECONDS = 1000;

export class Reach {
  /** One at a time: what stands still answers none of them. */
  private asking: Promise<unknown> | undefined;

  constructor(
    private readonly board: Pick<Board, 'noteOf'>,
    private readonly url: string,
  ) {}

  /** Throws a QueueUnavailableError where it does not answer within 3 s. */
  async check(): Promise<void> {
    this.asking ??= this.board.noteOf('reach').finally(() => (this.asking = undefined));
    const answered = new AbortController();
    const silence = setTimeout(PATIENCE_SECONDS * 1000, undefined, { signal: answered.signal, ref: false }).then(() => {
      throw new Error(`it has not answered for ${PATIENCE_SECONDS} s`);
    });
    try {
      await Promise.race([this.asking, silence]);
    } catch (error) {
      throw new QueueUnavailableError(holderOf(this.url), reasonOf(error));
    } finally {
      answered.abort();
    }
  }

  /** What `work` comes to; its signal ends it where there is no answer meanwhile. Throws a QueueUnavailableError then. */
  async during<Result>(work: (gone: AbortSignal) => Promise<Result>): Promise<Result> {
    await this.check();
    const [gone, over] = [new AbortController(), new AbortController()];
    const watch = async (): Promise<never> => {
      for (;;) {
        await setTimeout(LOOK_MILLISECONDS, undefined, { signal: over.signal });
        await this.check().catch((error: unknown) => {
          gone.abort(error);
          throw error;
        });
      }
    };
    try {
      return await Promise.race([work(gone.signal), watch()]);
    } catch (error) {
      if (!(error instanceof QueueUnavailableError)) await this.check(); // its own error says less
      throw isRefusal(error) ? new QueueUnavailableError(holderOf(this.url), reasonOf(error)) : error;
    } finally {
      over.abort();
    }
  }
}

/** Of Redis, that it is full say, or of PostgreSQL, that a schema is gone. */
function isRefusal(error: unknown): boolean {
  const { name, code } = error as Error & { readonly code?: unknown };
  return name === 'ReplyError' || /^[0-9A-Z]{5}$/.test(String(code)); // SQLSTATE
}
