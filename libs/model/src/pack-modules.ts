/** Between an individual's own parameters and those of its open modules alone, which are computed. */
import type { Architecture } from '#genome';
import { type Expressed, gatesOf, moduleIds, openModules, withModules } from './modules';
import { countParameters } from './parameters';

/** The gates of the places of a computed architecture; 0 where a place is free. [places] */
export function packGates(expressed: Expressed, computed: Architecture): Float32Array {
  const gates = gatesOf(expressed);
  const packed = new Float32Array(moduleIds(computed).length);
  packed.set(openModules(expressed).map((module) => gates[module]));
  return packed;
}

/** Parameters of the computed architecture, from an individual's own [parameters]; those of free places are 0. */
export function packModules(
  own: Float32Array,
  expressed: Expressed,
  computed: Architecture,
  vocabularySize: number,
): Float32Array {
  const packed = new Float32Array(countParameters(computed, vocabularySize));
  for (const { from, to, length } of parts(expressed, computed, vocabularySize)) {
    packed.set(own.subarray(from, from + length), to);
  }
  return packed;
}

/** An individual's own parameters with those that were computed put back; silent modules stay as they are. A copy. */
export function unpackModules(
  own: Float32Array,
  packed: Float32Array,
  expressed: Expressed,
  computed: Architecture,
  vocabularySize: number,
): Float32Array {
  const merged = own.slice();
  for (const { from, to, length } of parts(expressed, computed, vocabularySize)) {
    merged.set(packed.subarray(to, to + length), from);
  }
  return merged;
}

/** Where the trunk and the parts of each open module lie in the individual's parameters, and where in the computed ones. */
function parts(expressed: Expressed, computed: Architecture, vocabularySize: number) {
  const { architecture } = expressed;
  const trunk = countParameters(withModules(architecture, []), vocabularySize);
  const [all, places] = [architecture, computed].map((each) => moduleIds(each).length);
  const length = (architecture.adapterRank ?? 0) * architecture.width;
  const ofModules = openModules(expressed).flatMap((module, place) =>
    // what reads, then what writes
    [0, 1].map((side) => ({
      from: trunk + (side * all + module) * length,
      to: trunk + (side * places + place) * length,
      length,
    })),
  );
  return [{ from: 0, to: 0, length: trunk }, ...ofModules];
}
