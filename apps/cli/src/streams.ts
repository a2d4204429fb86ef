import type { WriteStream } from 'node:tty';
import type { Writable } from 'node:stream';
import { EXIT } from './command-failure';

/** A stream that may be a terminal. */
export type OutputStream = Writable & Partial<Pick<WriteStream, 'isTTY' | 'columns' | 'rows'>>;

/** Answers go to `out`; progress and problems go to `err`. */
export interface Streams {
  readonly out: OutputStream;
  readonly err: OutputStream;
}

/**
 * Ends the process once its answer is refused: quietly where the reader has left, as `head` does, else with a sentence and as a
 * failure. That a problem cannot be told changes nothing.
 */
export function endWhenRefused({ out, err }: Streams, exit: (code: number) => void): void {
  out.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return exit(0);
    err.write(`standard output: ${message}\n`);
    exit(EXIT.failure);
  });
  err.on('error', () => undefined);
}
