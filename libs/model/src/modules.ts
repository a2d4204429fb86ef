/**
 * Regulated modules of an individual, and which of them are computed. Those whose gate is 0 are silent: they are in no program, so that they cost nothing
 * and stay as they are. The others lie packed, in few sizes, so that few programs serve all states.
 */
import { InvalidValueError } from '#base';
import type { Architecture, Phenotype } from '#genome';

/** Modules that a program computes. */
const SIZES = [0, 2, 4, 8, 16, 32];

/** What an individual is built as, and how far its modules are open. */
export type Expressed = Pick<Phenotype, 'architecture' | 'gates'>;

/** The ids of an architecture's modules, in order. */
export function moduleIds({ modules = '' }: Architecture): readonly string[] {
  return modules.split(' ').filter(Boolean);
}

/** The architecture with modules of these ids; without any, its trunk alone. */
export function withModules(architecture: Architecture, ids: readonly string[]): Architecture {
  if (ids.length > 0) return { ...architecture, modules: ids.join(' ') };
  const { modules: _ids, adapterRank: _rank, adapterPlace: _place, adapterRouter: _router, ...trunk } = architecture;
  return trunk as Architecture;
}

/** The layer after which modules are, from 1. */
export function modulePlace({ adapterPlace = Infinity, depth }: Architecture): number {
  return Math.min(adapterPlace, depth);
}

/** The gate of each module: 1 where none are given. Throws an InvalidValueError on gates that are not one from 0 to 1 for each. */
export function gatesOf({ architecture, gates }: Expressed): readonly number[] {
  const { length } = moduleIds(architecture);
  if (gates === undefined) return Array<number>(length).fill(1);
  if (gates.length !== length) throw new InvalidValueError('gates', gates, `one for each of ${length} modules`);
  if (!gates.every((gate) => gate >= 0 && gate <= 1))
    throw new InvalidValueError('gates', gates, 'numbers from 0 to 1');
  return gates;
}

/** Indices of the modules that are not silent. */
export function openModules(expressed: Expressed): readonly number[] {
  return gatesOf(expressed).flatMap((gate, module) => (gate > 0 ? [module] : []));
}

/** The architecture that is computed: numbered places for open modules, so that individuals whose modules have other names share a program. */
export function computedArchitecture(expressed: Expressed): Architecture {
  return withPlaces(expressed.architecture, openModules(expressed).length);
}

/** The same of one individual in several states of its gates, which share a program. */
export function computedTogether(states: readonly Expressed[]): Architecture {
  return withPlaces(states[0].architecture, Math.max(...states.map((state) => openModules(state).length)));
}

/** The architecture with places for at least so many modules. */
export function withPlaces(architecture: Architecture, modules: number): Architecture {
  const size = SIZES.find((size) => size >= modules);
  if (size === undefined) throw new InvalidValueError('open modules', modules, `at most ${SIZES.at(-1)}`);
  const places = Array.from({ length: size }, (_, at) => String(at));
  return withModules(architecture, places);
}
