/** Heredity of weights: a child starts from its donor's parameters, and where it only grew, from its donor's function. */
import { InvalidValueError, sum } from '#base';
import type { PlacedTensor } from '#model';
import { AVERAGE, BELOW, CLOSED, FRESH, type TensorMap, weightMap } from './weight-map';

export interface Inheritance {
  /** The child's flat parameter buffer. [parameters] */
  readonly weights: Float32Array;
  /** How many of them are the donor's, as they were or times a factor that their tensor has in common. */
  readonly inheritedParameters: number;
}

/**
 * The child's `fresh` weights, overwritten where `weightMap` says so. Buffers hold one member's parameters, as their layouts list them.
 * Throws an InvalidValueError if a buffer does not fit its layout.
 */
export function inheritWeights(
  childLayout: readonly PlacedTensor[],
  donorLayout: readonly PlacedTensor[],
  donorWeights: Float32Array,
  fresh: Float32Array,
): Inheritance {
  checkLength('donorWeights', donorWeights, donorLayout);
  checkLength('fresh', fresh, childLayout);
  const weights = fresh.slice();
  let inheritedParameters = 0;
  for (const map of weightMap(childLayout, donorLayout, donorWeights)) {
    const { offset, size, shape } = map.tensor;
    const own = weights.subarray(offset, offset + size);
    inheritedParameters += copy(map, donorWeights, own);
    const columns = shape.at(-1)!;
    for (let start = 0; start < size; start += columns) {
      fillIn(own.subarray(start, start + columns), map.source.subarray(start, start + columns), map.tensor);
    }
  }
  return { weights, inheritedParameters };
}

/** -> how many are the donor's */
function copy({ source, factor }: TensorMap, donorWeights: Float32Array, own: Float32Array): number {
  let count = 0;
  for (let at = 0; at < own.length; at++) {
    const from = source[at];
    if (from >= 0) {
      own[at] = factor * donorWeights[from];
      count++;
    } else if (from === CLOSED) own[at] = 0;
  }
  return count;
}

/** What is new in a row and depends on the others in it. */
function fillIn(row: Float32Array, source: Int32Array, { addedBelow = 0 }: PlacedTensor): void {
  const [isMean, isLess] = [source.includes(AVERAGE), source.includes(BELOW)];
  if (!isMean && !isLess) return;
  const others = row.filter((_, at) => source[at] >= FRESH || source[at] === CLOSED);
  const mean = sum([...others]) / others.length;
  const below = Math.min(...others) - addedBelow;
  source.forEach((from, at) => {
    if (from === AVERAGE) row[at] = mean;
    if (from === BELOW) row[at] = below;
  });
}

function checkLength(field: string, buffer: Float32Array, layout: readonly PlacedTensor[]): void {
  const parameters = sum(layout.map(({ size }) => size));
  if (buffer.length !== parameters) throw new InvalidValueError(`${field}.length`, buffer.length, `${parameters}`);
}
