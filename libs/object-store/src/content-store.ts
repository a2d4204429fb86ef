import type { ContentCache } from './content-cache';
import { hashInTurns } from './hash-in-turns';
import type { ObjectStore } from './object-store.port';

/** Files named by the SHA-256 of what they hold, in lower-case hexadecimal, and checked against it. */
export interface ContentStore {
  readonly objects: ObjectStore;
  placeOf(hash: string): string;
  /** Undefined where there is none. */
  sizeOf(hash: string): Promise<number | undefined>;
  /** Whether it is there with the content that it is named by; a copy of this machine does not count. */
  isWhole(hash: string): Promise<boolean>;
  /** Throws a `Corrupt` where it is missing or altered. */
  read(hash: string): Promise<Buffer>;
  /** Unchecked, piece by piece. */
  stream(hash: string): AsyncIterable<Uint8Array>;
  /** Writes a file, unless it is there already and whole, and gives its hash. */
  write(bytes: Uint8Array): Promise<string>;
  /** Takes over a file of this machine whose SHA-256 is the hash, over what may be there; `sync` makes it last. */
  adopt(path: string, hash: string): Promise<void>;
  sync(): Promise<void>;
  remove(hash: string): Promise<void>;
  /** Removes what writers that were killed left half-written. To be called only where no process writes. */
  removeDrafts(): Promise<void>;
}

/** Where files of one kind lie, and where this machine keeps copies of them, if that is far away. */
export interface Place {
  readonly objects: ObjectStore;
  readonly cache?: ContentCache;
}

/** Names end with `ending`. `Corrupt` is what is thrown of a file that cannot be taken: `problem` says why. */
export function createContentStore(
  { objects, cache }: Place,
  ending: string,
  Corrupt: new (place: string, problem: string) => Error,
): ContentStore {
  const nameOf = (hash: string): string => `${hash}${ending}`;
  const placeOf = (hash: string): string => objects.placeOf(nameOf(hash));
  const isWhole = async (hash: string): Promise<boolean> => {
    const bytes = await objects.read(nameOf(hash));
    return bytes !== undefined && (await hashInTurns(bytes)) === hash;
  };
  return {
    objects,
    placeOf,
    sizeOf: (hash) => objects.sizeOf(nameOf(hash)),
    isWhole,

    async read(hash) {
      if (!/^[0-9a-f]{64}$/.test(hash)) throw new Corrupt(JSON.stringify(hash), 'has no SHA-256 for a name');
      const copy = await cache?.read(nameOf(hash));
      if (copy && (await hashInTurns(copy)) === hash) return copy;
      const bytes = await objects.read(nameOf(hash));
      if (bytes === undefined) throw new Corrupt(placeOf(hash), 'is missing');
      if ((await hashInTurns(bytes)) !== hash)
        throw new Corrupt(placeOf(hash), 'was altered: its SHA-256 is not its name');
      await cache?.keep(nameOf(hash), bytes);
      return bytes;
    },

    stream: (hash) => objects.stream(nameOf(hash)),

    async write(bytes) {
      const hash = await hashInTurns(bytes);
      if (!(await isWhole(hash))) await objects.write(nameOf(hash), bytes);
      await cache?.keep(nameOf(hash), bytes);
      return hash;
    },

    adopt: (path, hash) => objects.adopt(path, nameOf(hash)),
    sync: () => objects.sync(),

    async remove(hash) {
      await objects.remove(nameOf(hash));
      await cache?.remove(nameOf(hash));
    },

    removeDrafts: async () => {
      await objects.removeDrafts();
      await cache?.removeDrafts();
    },
  };
}
