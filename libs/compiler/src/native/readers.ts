/** Who reads a value: whatever its shape, for a reshaped value is the same elements. */
import type { Node, Value } from '../graph';

/** What a value is except for its shape. */
export function rootOf(value: Value): Value {
  const node = value.producer;
  return node && isRenaming(node) ? rootOf(node.inputs[0]) : value;
}

function isRenaming({ op }: Node): boolean {
  return op === 'Reshape' || op === 'Identity';
}

export class Readers {
  private readonly readers = new Map<Value, readonly Node[]>();

  constructor(nodes: readonly Node[]) {
    for (const node of nodes) {
      if (isRenaming(node)) continue;
      for (const root of new Set(node.inputs.map(rootOf))) this.readers.set(root, [...this.of(root), node]);
    }
  }

  of(value: Value): readonly Node[] {
    return this.readers.get(rootOf(value)) ?? [];
  }

  /** For a node that gets its result in another way. */
  forget(value: Value, node: Node): void {
    this.readers.set(
      rootOf(value),
      this.of(value).filter((reader) => reader !== node),
    );
  }
}
