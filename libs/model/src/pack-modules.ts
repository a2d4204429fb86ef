/** Between an individual's own parameters and those of its open modules alone, which are computed. */
import type { Architecture } from '#genome';
import { type Expressed, gatesOf, moduleIds, openModules } from './modules';
import { type Apart, putTogether, takeApart } from './take-apart';

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
  const { trunk, modules } = takeApart(own, expressed.architecture, vocabularySize);
  const open = openModules(expressed);
  const free = modules[0]?.map(({ length }) => new Float32Array(length)) ?? [];
  const places = moduleIds(computed).map((_, place): Apart['modules'][number] => modules[open[place]] ?? free);
  return putTogether({ trunk, modules: places });
}

/** An individual's own parameters with those that were computed put back; silent modules stay as they are. A copy. */
export function unpackModules(
  own: Float32Array,
  packed: Float32Array,
  expressed: Expressed,
  computed: Architecture,
  vocabularySize: number,
): Float32Array {
  const { trunk, modules: places } = takeApart(packed, computed, vocabularySize);
  const open = openModules(expressed);
  const { modules } = takeApart(own, expressed.architecture, vocabularySize);
  return putTogether({ trunk, modules: modules.map((module, at) => places[open.indexOf(at)] ?? module) });
}
