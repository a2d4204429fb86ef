import type { Architecture } from '#genome';
import { moduleIds, withModules } from './modules';
import { countParameters } from './parameters';

/** The parameters of an individual: of its trunk, and of each module those that read the stream, those that write it, and those of a router, if it has one. */
export interface Apart {
  readonly trunk: Float32Array;
  /** In the order of the architecture. */
  readonly modules: readonly (readonly Float32Array[])[];
}

/** Parameters of each part of a module. */
function partSizes({ adapterRank = 0, adapterRouter, width }: Architecture): readonly number[] {
  const adapter = adapterRank * width;
  return adapterRouter ? [adapter, adapter, width] : [adapter, adapter];
}

/** Views of a flat buffer [parameters]. */
export function takeApart(flat: Float32Array, architecture: Architecture, vocabularySize: number): Apart {
  const ids = moduleIds(architecture);
  const start = countParameters(withModules(architecture, []), vocabularySize);
  const modules = ids.map((): Float32Array[] => []);
  partSizes(architecture).reduce((from, size) => {
    modules.forEach((parts, at) => parts.push(flat.subarray(from + at * size, from + (at + 1) * size)));
    return from + ids.length * size;
  }, start);
  return { trunk: flat.subarray(0, start), modules };
}

/** A flat buffer of its own. [parameters] */
export function putTogether({ trunk, modules }: Apart): Float32Array {
  const kinds = modules[0]?.map((_, kind) => modules.map((parts) => parts[kind])) ?? [];
  const parts = [trunk, ...kinds.flat()];
  const flat = new Float32Array(parts.reduce((total, { length }) => total + length, 0));
  parts.reduce((at, part) => {
    flat.set(part, at);
    return at + part.length;
  }, 0);
  return flat;
}
