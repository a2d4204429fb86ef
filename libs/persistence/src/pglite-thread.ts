/**
 * PGlite on a thread of its own, so that whoever asks goes on meanwhile. It answers what `createPgConfig` asks of a PGlite:
 * messages of the PostgreSQL protocol, one after the other.
 */
import type * as Threads from 'node:worker_threads';
import { Worker } from 'node:worker_threads';
import type * as Pglite from '@electric-sql/pglite';

/** A message of the protocol as `pg` reads it. Errors cross as plain objects: a copy of an Error has no code. */
interface BackendMessage {
  readonly name: string;
  readonly message?: string;
}

type Reply = { readonly messages: BackendMessage[] } | { readonly problem: string };

interface Waiting {
  readonly resolve: (messages: BackendMessage[]) => void;
  readonly reject: (error: Error) => void;
}

export class PgliteThread {
  readonly waitReady = Promise.resolve();
  /** Who waits for a reply; replies come in the order of what was asked. */
  private readonly waiting: Waiting[] = [];
  private ended: Error | undefined;
  private closed = false;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (reply: Reply) => this.hear(reply));
    worker.on('error', (error: Error) => this.end(error));
    worker.on('exit', () => this.end(new Error('the thread of the database has ended')));
  }

  /** Opens the database in a folder. Throws what PGlite throws. */
  static async open(folder: string): Promise<PgliteThread> {
    const workerData = { folder, module: require.resolve('@electric-sql/pglite') };
    const thread = new PgliteThread(new Worker(`(${serve.toString()})()`, { eval: true, workerData }));
    try {
      await thread.ask(null);
      return thread;
    } catch (error) {
      await thread.worker.terminate();
      throw error;
    }
  }

  /** Nothing once it is closed: what was under way then has nobody left to hear of it. */
  async execProtocolStream(message: Uint8Array): Promise<BackendMessage[]> {
    if (this.closed) return [];
    const messages = await this.ask(message);
    return messages.map((each) => (each.name === 'error' ? Object.assign(new Error(each.message), each) : each));
  }

  /** After what was asked before. */
  async close(): Promise<void> {
    this.closed = true;
    await this.ask('close');
    await this.worker.terminate();
  }

  private ask(question: Uint8Array | 'close' | null): Promise<BackendMessage[]> {
    if (this.ended) return Promise.reject(this.ended);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(question);
    });
  }

  private hear(reply: Reply): void {
    const asked = this.waiting.shift();
    if ('messages' in reply) asked?.resolve(reply.messages);
    else asked?.reject(new Error(reply.problem));
  }

  private end(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }
}

/** What the thread does. It is handed over as text, so that it runs from source and built alike: it sees nothing around it. */
function serve(): void {
  /* eslint-disable @typescript-eslint/no-require-imports -- it is no module */
  const { parentPort, workerData } = require('node:worker_threads') as typeof Threads;
  const { folder, module } = workerData as { folder: string; module: string };
  const { PGlite } = require(module) as typeof Pglite;
  /* eslint-enable @typescript-eslint/no-require-imports */
  const opening = PGlite.create(folder);

  const answer = async (question: Uint8Array | 'close' | null): Promise<Reply> => {
    const pglite = await opening;
    if (question === 'close') await pglite.close();
    if (question === null || question === 'close') return { messages: [] };
    const messages = await pglite.execProtocolStream(question, { throwOnError: false });
    return {
      messages: messages.map((each) =>
        each instanceof Error ? { ...each, name: 'error', message: each.message } : each,
      ),
    };
  };

  let last: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', (question: Uint8Array | 'close' | null) => {
    last = last
      .then(() => answer(question))
      .catch((error: unknown) => ({ problem: error instanceof Error ? error.message : String(error) }))
      .then((reply) => parentPort.postMessage(reply));
  });
}
