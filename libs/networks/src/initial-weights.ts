import type { Prng } from '#base';
import type { PlacedTensor } from '#model';

/** Fresh weights, each row drawn from its own stream, so that a member starts the same in any company. [prngs, parameters] */
export function initialWeights(layout: readonly PlacedTensor[], prngs: readonly Prng[]): Float32Array {
  const parameters = layout.reduce((count, { size }) => count + size, 0);
  const weights = new Float32Array(prngs.length * parameters);
  prngs.forEach((prng, member) => {
    for (const tensor of layout) {
      const start = member * parameters + tensor.offset;
      fill(weights.subarray(start, start + tensor.size), tensor, prng);
    }
  });
  return weights;
}

function fill(values: Float32Array, { initial, shape }: PlacedTensor, prng: Prng): void {
  switch (initial.kind) {
    case 'normal': {
      const { standardDeviation, closedFrom = Infinity } = initial;
      for (let at = 0; at < values.length; at++) {
        values[at] = at % shape.at(-1)! < closedFrom ? standardDeviation * prng.normal() : 0;
      }
      break;
    }
    case 'constant':
      values.fill(initial.value);
      break;
    case 'sinusoids':
      for (let at = 0; at < values.length; at++) values[at] = initial.amplitude * sinusoid(at, shape[1]);
  }
}

/** The longest wave is 2 pi x this many positions long. */
const LONGEST_WAVE = 1000;

/** Sines in even columns, cosines in odd ones, one frequency a pair. */
function sinusoid(at: number, width: number): number {
  const column = at % width;
  const angle = Math.floor(at / width) / LONGEST_WAVE ** ((2 * Math.floor(column / 2)) / width);
  return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
}
