/** Files of weights that are kept in memory, by the order in which they were written. */
import type { NamedTensor } from '#tournament';

export function filesInMemory() {
  const files = new Map<string, readonly NamedTensor[]>();
  const weights = {
    encode: () => new Uint8Array(),
    write: async (tensors: readonly NamedTensor[]) => {
      const name = `file ${files.size}`;
      files.set(name, structuredClone(tensors));
      return name;
    },
    read: async (name: string) => files.get(name)!,
  };
  return { files, weights };
}
