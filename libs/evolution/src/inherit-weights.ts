/** Heredity of weights: a child starts from its donor's parameters where its architecture has the same tensors. */
import { InvalidValueError, sum } from '#base';
import type { PlacedTensor } from '#model';

export interface Inheritance {
  /** The child's flat parameter buffer. [parameters] */
  readonly weights: Float32Array;
  /** How many of them are the donor's. */
  readonly inheritedParameters: number;
}

/**
 * The child's `fresh` weights, overwritten by the donor's in every tensor of the same name and shape. Buffers hold one
 * member's parameters, as their layouts list them. Throws an InvalidValueError if a buffer does not fit its layout.
 */
export function inheritWeights(
  childLayout: readonly PlacedTensor[],
  donorLayout: readonly PlacedTensor[],
  donorWeights: Float32Array,
  fresh: Float32Array,
): Inheritance {
  checkLength('donorWeights', donorWeights, donorLayout);
  checkLength('fresh', fresh, childLayout);
  const donorTensors = new Map(donorLayout.map((tensor) => [signature(tensor), tensor]));
  const weights = fresh.slice();
  let inheritedParameters = 0;
  for (const tensor of childLayout) {
    const source = donorTensors.get(signature(tensor));
    if (!source) continue;
    weights.set(donorWeights.subarray(source.offset, source.offset + source.size), tensor.offset);
    inheritedParameters += tensor.size;
  }
  return { weights, inheritedParameters };
}

function signature({ name, shape }: PlacedTensor): string {
  return `${name}[${shape.join(',')}]`;
}

function checkLength(field: string, buffer: Float32Array, layout: readonly PlacedTensor[]): void {
  const parameters = sum(layout.map(({ size }) => size));
  if (buffer.length !== parameters) throw new InvalidValueError(`${field}.length`, buffer.length, `${parameters}`);
}
