/** For WebGPU: a shader binds few buffers (the standard promises 8), and onnxruntime's Split binds one for each output. */
import type { Node, Value } from './graph';

/** With the input, as many buffers as every device binds. */
const MOST_OUTPUTS = 7;

interface Body {
  readonly nodes: readonly Node[];
  readonly constants: readonly Value[];
}

/** The same graph, each Split into more outputs made a Slice for each. */
export function narrowSplits({ nodes, constants }: Body): Body {
  const bounds = new Map<number, Value>();
  const bound = (at: number): Value => {
    const value = bounds.get(at) ?? {
      name: `%bound${at}`,
      dtype: 'int64',
      shape: [1],
      constant: BigInt64Array.of(BigInt(at)),
    };
    bounds.set(at, value);
    return value;
  };
  const narrow = nodes.flatMap((node) =>
    node.op === 'Split' && node.outputs.length > MOST_OUTPUTS ? slicesOf(node, bound) : [node],
  );
  return { nodes: narrow, constants: [...constants, ...bounds.values()] };
}

function slicesOf({ inputs: [x], outputs, attributes }: Node, bound: (at: number) => Value): readonly Node[] {
  const axis = attributes['axis'] as number;
  let start = 0;
  return outputs.map((output): Node => {
    const from = start;
    start += output.shape[axis];
    return {
      op: 'Slice',
      domain: '',
      inputs: [x, bound(from), bound(start), bound(axis)],
      outputs: [output],
      attributes: {},
    };
  });
}
