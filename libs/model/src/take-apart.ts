import type { Architecture } from '#genome';
import { moduleIds, withModules } from './modules';
import { countParameters } from './parameters';

/** The parameters of an individual: of its trunk, and of each module those that read the stream and those that write it. */
export interface Apart {
  readonly trunk: Float32Array;
  /** In the order of the architecture. */
  readonly modules: readonly (readonly [reads: Float32Array, writes: Float32Array])[];
}

/** Views of a flat buffer [parameters]. */
export function takeApart(flat: Float32Array, architecture: Architecture, vocabularySize: number): Apart {
  const ids = moduleIds(architecture);
  const start = countParameters(withModules(architecture, []), vocabularySize);
  const size = (flat.length - start) / 2 / Math.max(1, ids.length);
  const part = (at: number): Float32Array => flat.subarray(start + at * size, start + (at + 1) * size);
  return { trunk: flat.subarray(0, start), modules: ids.map((_, at) => [part(at), part(ids.length + at)]) };
}

/** A flat buffer of its own. [parameters] */
export function putTogether({ trunk, modules }: Apart): Float32Array {
  const parts = [trunk, ...modules.map(([reads]) => reads), ...modules.map(([, writes]) => writes)];
  const flat = new Float32Array(parts.reduce((total, { length }) => total + length, 0));
  parts.reduce((at, part) => {
    flat.set(part, at);
    return at + part.length;
  }, 0);
  return flat;
}
