/** Offsets of storages in one workspace: memory is used again as soon as what lay there has been read for the last time. */
import type { Storage } from './view';

export interface Lifetime {
  readonly storage: Storage;
  /** The first and the last instruction that needs it. */
  readonly first: number;
  readonly last: number;
}

/** Elements to a line of the cache. */
export const LINE = 16;

export interface Workspace {
  readonly size: number;
  /** Of its first element. */
  offsetOf(storage: Storage): number;
}

/** Storages of overlapping lifetimes never overlap; of free ranges the smallest that fits is taken. */
export function allocate(lifetimes: readonly Lifetime[]): Workspace {
  const offsets = new Map<Storage, number>();
  const free: { start: number; size: number }[] = [];
  const ending = new Map<number, Storage[]>();
  let end = 0;
  const release = (start: number, size: number): void => {
    const at = free.findIndex((range) => range.start > start);
    const index = at < 0 ? free.length : at;
    free.splice(index, 0, { start, size });
    for (const left of [index, index - 1]) {
      const [a, b] = [free[left], free[left + 1]];
      if (a && b && a.start + a.size === b.start) free.splice(left, 2, { start: a.start, size: a.size + b.size });
    }
  };
  const byStart = [...lifetimes].sort((a, b) => a.first - b.first);
  for (const { storage, first, last } of byStart) {
    for (const [moment, storages] of [...ending].filter(([moment]) => moment < first)) {
      for (const ended of storages) release(offsets.get(ended)!, lines(ended));
      ending.delete(moment);
    }
    const size = lines(storage);
    const fitting = free.filter((range) => range.size >= size).sort((a, b) => a.size - b.size)[0];
    if (fitting) {
      offsets.set(storage, fitting.start);
      free.splice(free.indexOf(fitting), 1, { start: fitting.start + size, size: fitting.size - size });
    } else {
      offsets.set(storage, end);
      end += size;
    }
    ending.set(last, [...(ending.get(last) ?? []), storage]);
  }
  return { size: end, offsetOf: (storage) => offsets.get(storage)! };
}

function lines({ size }: Storage): number {
  return Math.ceil(size / LINE) * LINE;
}
