/** Regulated modules of an individual, and which of them are computed. */
import { InvalidValueError } from '#base';
import type { Architecture } from '#genome';

/** Modules that a program computes: few sizes, so that few programs serve all states. */
const SIZES = [0, 1, 2, 4, 8, 16, 32];

/** The ids of an architecture's modules, in order. */
export function moduleIds({ modules = '' }: Architecture): readonly string[] {
  return modules.split(' ').filter(Boolean);
}

/** The architecture with modules of these ids; without any, its trunk alone. */
export function withModules(architecture: Architecture, ids: readonly string[]): Architecture {
  if (ids.length > 0) return { ...architecture, modules: ids.join(' ') };
  const { modules: _modules, adapterRank: _rank, adapterPlace: _place, ...trunk } = architecture;
  return trunk as Architecture;
}

/** The layer after which modules are, from 1. */
export function modulePlace({ adapterPlace = Infinity, depth }: Architecture): number {
  return Math.min(adapterPlace, depth);
}

/**
 * The architecture that is computed where `open` modules are: numbered places for them, some more than they need, so that individuals whose modules have
 * other names train together.
 */
export function computedArchitecture(architecture: Architecture, open: number): Architecture {
  const size = SIZES.find((size) => size >= open);
  if (size === undefined) throw new InvalidValueError('open modules', open, `at most ${SIZES.at(-1)}`);
  return withModules(
    architecture,
    Array.from({ length: size }, (_, at) => String(at)),
  );
}
