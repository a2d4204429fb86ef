/** Where files lie that every machine reads: a folder, or a bucket of an S3-compatible store. */
export interface ObjectStore {
  /** How a person finds it: a path, or an address such as s3://bucket/weights/name. */
  placeOf(name: string): string;
  /** In bytes; undefined where there is none. */
  sizeOf(name: string): Promise<number | undefined>;
  /** Undefined where there is none. */
  read(name: string): Promise<Buffer | undefined>;
  /** The same piece by piece; fails where there is none. */
  stream(name: string): AsyncIterable<Uint8Array>;
  /** Replaces what was there. Readers find the one or the other, whole; once it resolves, nothing that a machine does loses it. */
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** Takes over a file of this machine, which is gone then. `sync` makes it last. */
  adopt(path: string, name: string): Promise<void>;
  /** Folder of this machine in which files to be adopted are written. */
  readonly drafts: string;
  sync(): Promise<void>;
  /** Does nothing where there is none. */
  remove(name: string): Promise<void>;
  /** Removes what writers that were killed left half-written. To be called only where no process writes. */
  removeDrafts(): Promise<void>;
}

/** A store that is not the disk cannot be used now: it does not answer, or refuses. The machine's fault (`libs/tournament/src/machine-faults.ts`). */
export class ObjectStoreError extends Error {
  override readonly name = 'ObjectStoreError';
}
