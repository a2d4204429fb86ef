import type { Prng } from '#base';
import type { PlacedTensor } from '#model';

/** Fresh weights, each row drawn from its own stream, so that a member starts the same in any company. [prngs, parameters] */
export function initialWeights(layout: readonly PlacedTensor[], prngs: readonly Prng[]): Float32Array {
  const parameters = layout.reduce((count, { size }) => count + size, 0);
  const weights = new Float32Array(prngs.length * parameters);
  prngs.forEach((prng, member) => {
    for (const { offset, size, initial } of layout) {
      const start = member * parameters + offset;
      const tensor = weights.subarray(start, start + size);
      if (initial.kind === 'constant') tensor.fill(initial.value);
      else for (let at = 0; at < size; at++) tensor[at] = initial.standardDeviation * prng.normal();
    }
  });
  return weights;
}
