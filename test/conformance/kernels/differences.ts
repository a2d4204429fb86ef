/** Lines on which an engine differs by the choice of those who made its kernels, which it runs as they are: by engine and reason. */
import type { EngineName } from '#engines';

type Reasons = Readonly<Record<string, readonly string[]>>;

const WASM: Reasons = {
  'NaN is passed over, or taken for a number': [
    'special numbers: clip',
    'special numbers: clip without bounds',
    'special numbers: cos',
    'special numbers: sin',
    'special numbers: maximum of every pair',
    'special numbers: maximum of infinity',
    'special numbers: maximum with NaN',
    'special numbers: minimum of every pair',
    'special numbers: minimum of infinity',
    'special numbers: minimum with NaN',
    'special numbers: rows that are moved',
  ],
  'pow is that of C, where 1 to the power of NaN is 1': [
    'special numbers: pow of every pair',
    'special numbers: pow with NaN',
  ],
  'angles lose digits': ['special numbers: cos of infinity', 'special numbers: sin of infinity'],
  'what is cast to booleans keeps its first byte': [
    'uniform operands: truth of one',
    'special numbers: to truth',
    'whole numbers: to truth and back',
  ],
  'what is folded away is 0 where there is nothing': [
    'empty tensors: prod of no rows',
    'empty tensors: max of no rows',
    'empty tensors: min of no rows',
    'empty tensors: prod of no columns',
    'empty tensors: max of no columns',
    'empty tensors: min of no columns',
    'empty tensors: whole numbers',
  ],
  'whole numbers and booleans are read as reals, or the other way round': [
    'arguments: oneHot of values of its own',
    'whole numbers: clip',
    'whole numbers: matMul',
    'whole numbers: matMul in batches',
    'whole numbers: sums and differences that wrap',
    'whole numbers: where, of two types',
    'whole numbers: booleans chosen, moved and counted',
  ],
  'a product is kept by its second factor, whatever the shape that it has later': ['arguments: dot and outer products'],
  'a sum over nothing is never written: it is what lay in memory': [
    'empty tensors: sum of no rows',
    'empty tensors: mean of no rows',
    'empty tensors: sum of no columns',
    'empty tensors: mean of no columns',
    'empty tensors: matMul of depth 0',
  ],
  'a disposed operand is looked for': ['gradients: logSigmoid of a clone'],
  'a slice is not checked': [
    'shapes: slice: past the end',
    'shapes: slice: past the end of an axis that is taken whole',
    'shapes: slice: more axes than there are',
  ],
  'indices of a scatter are not checked': [
    'indices out of range: scatterND: past the end',
    'indices out of range: scatterND: negative',
    'indices out of range: scatterND: a constant that is out of range',
    'indices out of range: tensorScatterUpdate: negative',
  ],
};

const BY_ENGINE: Partial<Record<EngineName, Reasons>> = { 'tfjs-wasm': WASM };

/** Why an engine is not held to a line, by `class: line`. */
export function differencesOf(engine: EngineName): ReadonlyMap<string, string> {
  const reasons = Object.entries(BY_ENGINE[engine] ?? {});
  return new Map(reasons.flatMap(([reason, lines]) => lines.map((line): [string, string] => [line, reason])));
}
