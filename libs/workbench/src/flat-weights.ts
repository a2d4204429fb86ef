/** Between a member's flat parameter buffer and the named tensors of its weights file. */
import type { PlacedTensor } from '#model';
import type { NamedTensor } from '#tournament';

export function tensorsOf(flat: Float32Array, layout: readonly PlacedTensor[]): NamedTensor[] {
  return layout.map(({ name, shape, offset, size }) => ({ name, shape, values: flat.subarray(offset, offset + size) }));
}

/** Throws if a tensor of the layout is missing or of another size. */
export function flatten(tensors: readonly NamedTensor[], layout: readonly PlacedTensor[]): Float32Array {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor.values]));
  const last = layout[layout.length - 1];
  const flat = new Float32Array(last.offset + last.size);
  for (const { name, offset, size } of layout) {
    const values = byName.get(name);
    if (values?.length !== size) throw new Error(`weights have ${values?.length ?? 0} values of ${name}, not ${size}`);
    flat.set(values, offset);
  }
  return flat;
}

/** A member's part of the weights of all. [members, parameters] -> [parameters] */
export function rowOf(weights: Float32Array, member: number, parameters: number): Float32Array {
  return weights.subarray(member * parameters, (member + 1) * parameters);
}

/** Rows of one length, at least one, after each other: [rows x length]. */
export function together(rows: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(rows.length * rows[0].length);
  rows.forEach((row, at) => all.set(row, at * row.length));
  return all;
}
