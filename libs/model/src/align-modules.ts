/**
 * Donors with their modules as a child has them: by homology, wherever they stand. A module of the child is a donor's of its id, or of the id that it is a
 * duplicate of. Copies of one module share what it wrote, so that duplication keeps the function where they are expressed alike.
 */
import type { Architecture } from '#genome';
import { moduleIds, withModules } from './modules';
import { putTogether, takeApart, type Apart } from './take-apart';

/** By id of a module the id of which it is a duplicate. */
export type Origins = Readonly<Record<string, string>>;

interface Source {
  readonly donor: number;
  readonly id: string;
  /** Modules of the child that are copies of it. */
  readonly copies: number;
}

export interface Alignment {
  /** Of all donors, when they are aligned. */
  readonly architecture: Architecture;
  /**
   * Parameters of a donor in that architecture, of those of all donors. What it lacks it has of the first who has it. `isShared`: what modules write is shared
   * among copies, which moments are not. [donors][parameters] -> [parameters]
   */
  align(donor: number, all: readonly Float32Array[], isShared: boolean): Float32Array;
}

/** Of donors whose architectures differ in their modules alone. Modules of the child that no donor has are left out. */
export function alignModules(
  donors: readonly Architecture[],
  child: Architecture,
  origins: Origins,
  vocabularySize: number,
): Alignment {
  const sources = donors.map((architecture, donor) => sourcesIn(architecture, donor, child, origins));
  const ids = moduleIds(child).filter((id) => sources.some((own) => own.has(id)));
  const body = donors.find((architecture) => moduleIds(architecture).length > 0) ?? donors[0];
  return {
    architecture: withModules(body, ids),
    align(donor, all, isShared) {
      const apart = all.map((values, at) => takeApart(values, donors[at], vocabularySize));
      const modules = ids.map((id): Apart['modules'][number] => {
        const own = sources[donor].get(id) ?? sources.find((other) => other.has(id))!.get(id)!;
        const [reads, writes, ...routes] = apart[own.donor].modules[moduleIds(donors[own.donor]).indexOf(own.id)];
        const shared = isShared && own.copies > 1 ? writes.map((weight) => weight / own.copies) : writes;
        return [reads, shared, ...routes];
      });
      return putTogether({ trunk: apart[donor].trunk, modules });
    },
  };
}

/** By id of the child's module. */
function sourcesIn(
  architecture: Architecture,
  donor: number,
  child: Architecture,
  origins: Origins,
): ReadonlyMap<string, Source> {
  const own = new Set(moduleIds(architecture));
  const found = moduleIds(child).flatMap((id): (readonly [string, string])[] => {
    const source = [id, origins[id]].find((each) => own.has(each));
    return source === undefined ? [] : [[id, source]];
  });
  const copies = (id: string): number => found.filter(([, source]) => source === id).length;
  return new Map(found.map(([id, source]) => [id, { donor, id: source, copies: copies(source) }]));
}
