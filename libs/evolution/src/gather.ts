/** Entries of a column at some indices, in their order. */
export function gather(column: Float64Array, indices: Int32Array): Float64Array {
  const gathered = new Float64Array(indices.length);
  for (let at = 0; at < indices.length; at++) gathered[at] = column[indices[at]];
  return gathered;
}
