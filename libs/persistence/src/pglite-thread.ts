/**
 * PGlite on a thread of its own, so that the caller can do other work meanwhile. The messages are of the PostgreSQL protocol, as over a
 * socket: a query is one message there and one back.
 */
import type * as Fs from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import type * as Threads from 'node:worker_threads';
import { Worker } from 'node:worker_threads';
import type { Synced } from './sync-all';
import type * as Pglite from '@electric-sql/pglite';
import type * as PgliteFiles from '@electric-sql/pglite/nodefs';

/**
 * What WebAssembly has to run, in bytes or so, before V8 compiles it again with optimisation: a hundred times the default of Node 20. Opening a
 * database and asking it a little costs half as much, and long queries as much as before.
 */
setFlagsFromString('--wasm-tiering-budget=180000000');

/** Bytes of the protocol; none opens the database. */
type Question = Uint8Array<ArrayBuffer> | 'close' | null;
type Reply = { readonly bytes: Uint8Array } | { readonly problem: string };

interface Given {
  readonly folder: string;
  readonly modules: readonly string[];
  readonly synced: Synced | null;
}

/** What of the module that Emscripten makes is used here. `nfd` is Node's number of an open file. */
interface Emscripten {
  readonly FS: { readonly ErrnoError: new (number: number) => Error };
  readonly NODEFS: {
    readonly stream_ops: { fsync?: (stream: { readonly node: object; readonly nfd?: number }) => number };
    realPath(node: object): string;
    convertNodeCode(error: unknown): number;
  };
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

export class PgliteThread {
  /** Callers that wait for a reply; replies come in the order of the queries. */
  private readonly waiting: Waiting[] = [];
  private ended: Error | undefined;
  private closed = false;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (reply: Reply) => this.receive(reply));
    worker.on('error', (error: Error) => this.end(error));
    worker.on('exit', () => this.end(new Error('the thread of the database has ended')));
  }

  /** Opens the database in a folder, `synced` of which is on the disk; null: it is made there, and the caller syncs it. Throws what PGlite throws. */
  static async open(folder: string, synced: Synced | null): Promise<PgliteThread> {
    const modules = ['@electric-sql/pglite', '@electric-sql/pglite/nodefs'].map((name) => require.resolve(name));
    const workerData: Given = { folder, modules, synced };
    const thread = new PgliteThread(new Worker(`(${serve.toString()})()`, { eval: true, workerData }));
    try {
      await thread.ask(null);
      return thread;
    } catch (error) {
      await thread.worker.terminate();
      throw error;
    }
  }

  /** Answers bytes of the protocol. Nothing once it is closed: the result of what was under way then is dropped. */
  exchange(bytes: Uint8Array): Promise<Uint8Array> {
    return this.closed ? Promise.resolve(new Uint8Array()) : this.ask(new Uint8Array(bytes));
  }

  /** After all earlier queries. */
  async close(): Promise<void> {
    this.closed = true;
    await this.ask('close');
    await this.worker.terminate();
  }

  private ask(question: Question): Promise<Uint8Array> {
    if (this.ended) return Promise.reject(this.ended);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(question, question instanceof Uint8Array ? [question.buffer] : []);
    });
  }

  private receive(reply: Reply): void {
    const asked = this.waiting.shift();
    if ('bytes' in reply) asked?.resolve(reply.bytes);
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
  const { closeSync, fstatSync, fsyncSync, openSync } = require('node:fs') as typeof Fs;
  const { folder, modules, synced } = workerData as Given;
  const { PGlite } = require(modules[0]) as typeof Pglite;
  const { NodeFS } = require(modules[1]) as typeof PgliteFiles;
  /* eslint-enable @typescript-eslint/no-require-imports */

  // PGlite syncs nothing: it starts PostgreSQL with -F, and its files know no fsync. Both are mended here, so that a commit outlasts a loss of power.
  const flags = PGlite.defaultStartParams.filter((flag) => flag !== '-F' || !synced);
  const files = new NodeFS(folder);
  const init = files.init.bind(files);
  let isOpen = false;
  files.init = async (pglite, options) => {
    const { emscriptenOpts } = await init(pglite, options);
    const addSync = ({ FS, NODEFS }: Emscripten): void => {
      // After a crash PostgreSQL begins with a sync of every file, one after the other: of those that have not changed since that is left out.
      const isClean = (path: string, file: number): boolean =>
        !isOpen && synced?.get(path) === fstatSync(file, { bigint: true }).mtimeNs;
      NODEFS.stream_ops.fsync = ({ node, nfd }) => {
        const path = NODEFS.realPath(node);
        try {
          const file = nfd ?? openSync(path, 'r'); // a folder is not opened by itself
          if (!isClean(path, file)) fsyncSync(file);
          if (nfd === undefined) closeSync(file);
          return 0;
        } catch (error) {
          throw new FS.ErrnoError(NODEFS.convertNodeCode(error));
        }
      };
    };
    const preRun = [...(emscriptenOpts.preRun ?? []), ...(synced ? [addSync] : [])];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  };
  const opening = PGlite.create({ fs: files, startParams: [...flags, '-c', 'wal_sync_method=fsync'] });
  void opening.then(
    () => (isOpen = true),
    () => undefined,
  );

  const answer = async (question: Question): Promise<Uint8Array<ArrayBuffer>> => {
    const pglite = await opening;
    if (question === 'close') await pglite.close();
    if (question === null || question === 'close') return new Uint8Array();
    // As a stream: `execProtocolRaw` keeps what it answered.
    const parts: Uint8Array[] = [];
    await pglite.execProtocolRawStream(question, { onRawData: (part) => void parts.push(part.slice()) });
    return new Uint8Array(Buffer.concat(parts));
  };

  let last: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', (question: Question) => {
    last = last
      .then(() => answer(question))
      .then((bytes) => parentPort.postMessage({ bytes }, [bytes.buffer]))
      .catch((error: unknown) =>
        parentPort.postMessage({ problem: error instanceof Error ? error.message : String(error) }),
      );
  });
}
