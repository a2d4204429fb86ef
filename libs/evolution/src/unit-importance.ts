import type { PlacedTensor, Space } from '#model';

/**
 * How much a unit of a space matters: the sum of squares of the weights that write it times that of those that read it. What is pruned is
 * the least by the size of its weights (Han et al. 2015; of whole units Li et al. 2017); a unit does as little with small weights before
 * it as with small ones after it. [space.size]
 */
export function unitImportance(space: Space, layout: readonly PlacedTensor[], weights: Float32Array): Float64Array {
  const squares = { writes: new Float64Array(space.size), reads: new Float64Array(space.size) };
  for (const tensor of layout) {
    tensor.axes.forEach(({ role, spaces }, axis) => {
      if (role !== 'writes' && role !== 'reads') return;
      if (!spaces.some(({ name }) => name === space.name)) return;
      const unitOf = unitsAlong(spaces, space.name);
      const columns = tensor.shape.at(-1)!;
      const isRow = tensor.axes.length === 2 && axis === 0;
      for (let at = 0; at < tensor.size; at++) {
        const index = isRow ? Math.floor(at / columns) : at % columns;
        squares[role][unitOf[index]] += weights[tensor.offset + at] ** 2;
      }
    });
  }
  return squares.writes.map((written, unit) => written * squares.reads[unit]);
}

/** The unit of one space at each index of an axis. */
function unitsAlong(spaces: readonly Space[], name: string): Int32Array {
  const at = spaces.findIndex((space) => space.name === name);
  const after = spaces.slice(at + 1).reduce((product, { size }) => product * size, 1);
  const length = spaces.reduce((product, { size }) => product * size, 1);
  return Int32Array.from({ length }, (_, index) => Math.floor(index / after) % spaces[at].size);
}
