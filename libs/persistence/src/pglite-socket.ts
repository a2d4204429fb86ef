import { Duplex } from 'node:stream';
import type { PgliteThread } from './pglite-thread';

/** What `pg` takes for the socket of a server. There is one session: a new connection continues it. */
export class PgliteSocket extends Duplex {
  constructor(private readonly thread: Pick<PgliteThread, 'exchange'>) {
    super();
  }

  connect(): void {
    process.nextTick(() => this.emit('connect'));
  }

  setNoDelay(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // Data are pushed as they arrive.
  }

  override _write(chunk: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
    this.thread.exchange(chunk).then((bytes) => {
      this.push(bytes);
      done();
    }, done);
  }

  /** `pg` corks what makes up one query. */
  override _writev(chunks: readonly { chunk: Uint8Array }[], done: (error?: Error) => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'buffer', done);
  }
}
