/** What an n-gram of bytes says of the next symbol. */
import type { SymbolTree } from './symbol-tree';
import { UNKNOWN_ID } from './vocabulary';
import type { WittenBell } from './witten-bell';

/**
 * The probability of each symbol of a vocabulary after some bytes, by the n-gram of that order: the product over its bytes, each after those before
 * it. `<unk>` is all else: bytes that lead out of the tree. [vocabulary]; they sum to 1
 */
export function nextSymbols(model: WittenBell, tree: SymbolTree, order: number, before: Uint8Array): Float64Array {
  const after = tree.prefixes.map((prefix) => {
    const bytes = Uint8Array.from([...before, ...prefix]);
    return model.distribution(bytes, bytes.length, order);
  });
  const ofEdge = tree.edges.map(({ prefix, byte }) => after[prefix][byte]);
  const product = (path: readonly number[]): number => path.reduce((total, edge) => total * ofEdge[edge], 1);
  const probabilities = Float64Array.from(tree.paths, product);
  probabilities[UNKNOWN_ID] = tree.prefixes.reduce((total, prefix, at) => {
    const own = tree.edges.flatMap((edge) => (edge.prefix === at ? [edge.byte] : []));
    const rest = after[at].reduce((sum, value, byte) => (own.includes(byte) ? sum : sum + value), 0);
    return total + rest * product(pathOf(tree, prefix));
  }, 0);
  return probabilities;
}

/** Edges that spell a prefix. */
export function pathOf({ paths, bytes }: SymbolTree, prefix: readonly number[]): readonly number[] {
  const symbol = bytes.findIndex((spelt) => prefix.every((byte, at) => spelt[at] === byte));
  return paths[symbol].slice(0, prefix.length);
}
