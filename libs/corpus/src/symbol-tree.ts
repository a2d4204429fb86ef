/** The symbols of a vocabulary as the bytes that spell them in UTF-8: a tree, whose edges are bytes after a prefix. */

export interface SymbolTree {
  /** The beginnings of symbols that more bytes follow, the empty one first. */
  readonly prefixes: readonly (readonly number[])[];
  readonly edges: readonly { readonly prefix: number; readonly byte: number }[];
  /** Of each symbol of the vocabulary its edges from the first byte on; none of `<unk>`. */
  readonly paths: readonly (readonly number[])[];
  /** Of each symbol its bytes; none of `<unk>`. */
  readonly bytes: readonly Uint8Array[];
}

/** `symbols[0]` is `<unk>`. */
export function symbolTree(symbols: readonly string[]): SymbolTree {
  const prefixes: number[][] = [[]];
  const edges: { prefix: number; byte: number }[] = [];
  const edgeOf = new Map<string, number>();
  const prefixOf = new Map<string, number>([['', 0]]);
  const bytes = symbols.map((symbol, id) => new TextEncoder().encode(id === 0 ? '' : symbol));
  const paths = bytes.map((spelt) =>
    [...spelt].map((byte, at) => {
      const before = [...spelt.subarray(0, at)];
      const prefix = numbered(prefixOf, before.join(' '), () => prefixes.push(before) - 1);
      return numbered(edgeOf, `${prefix} ${byte}`, () => edges.push({ prefix, byte }) - 1);
    }),
  );
  return { prefixes, edges, paths, bytes };
}

function numbered(known: Map<string, number>, key: string, add: () => number): number {
  const number = known.get(key) ?? add();
  known.set(key, number);
  return number;
}
