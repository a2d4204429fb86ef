import type { WriteStream } from 'node:tty';
import type { Writable } from 'node:stream';

/** A stream that may be a terminal. */
export type OutputStream = Writable & Partial<Pick<WriteStream, 'isTTY' | 'columns' | 'rows'>>;

/** Answers go to `out`; progress and problems go to `err`. */
export interface Streams {
  readonly out: OutputStream;
  readonly err: OutputStream;
}
