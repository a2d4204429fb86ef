/** Nodes that compute nothing, as views of what they are given. */
import type { Node, Value } from '../graph';
import { sliceView, type View } from './view';

/** Traced to their source when they are read. */
export const VIEWS: ReadonlySet<string> = new Set(['Reshape', 'Identity', 'Transpose', 'Split', 'Slice']);

/** One of the outputs of a Split. */
export function partOfSplit({ inputs: [, sizes], outputs, attributes }: Node, output: Value, x: View): View {
  const at = outputs.indexOf(output);
  const lengths = integersOf(sizes);
  const start = lengths.slice(0, at).reduce((sum, length) => sum + length, 0);
  return sliceView(x, attributes['axis'] as number, start, lengths[at]);
}

export function slice({ inputs: [, starts, ends, axes] }: Node, x: View): View {
  const [from, to] = [integersOf(starts), integersOf(ends)];
  return integersOf(axes).reduce((view, axis, at) => sliceView(view, axis, from[at], to[at] - from[at]), x);
}

/** Each axis once more, outside it and of stride 0: under the shape of the result these are the repetitions. */
export function tiled(x: View, shape: readonly number[]): View {
  return {
    ...x,
    shape: x.shape.flatMap((length, axis) => [shape[axis] / length, length]),
    strides: x.strides.flatMap((stride) => [0, stride]),
  };
}

/** A constant list of integers. */
export function integersOf({ constant }: Value): number[] {
  return Array.from(constant as BigInt64Array, Number);
}
