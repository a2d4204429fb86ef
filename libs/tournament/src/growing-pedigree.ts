import type { SearchSpace } from '#genome';
import { type Born, PedigreeTable } from '#lineage';
import type { Run } from './run';

/** Generations that are read at once where a tournament goes on. */
const AT_ONCE = 20;

/** The pedigree of a tournament, which grows as its generations are born; what was born before it went on is read first. */
export function growingPedigree(
  space: SearchSpace,
  read: (from: number, to: number) => Promise<readonly Born[]>,
): Run['pedigree'] {
  const pedigree = new PedigreeTable(space.map(({ name }) => name));
  return async (generation, individuals) => {
    while (pedigree.generations < generation) {
      const from = pedigree.generations;
      const to = Math.min(from + AT_ONCE, generation) - 1;
      const born = await read(from, to);
      for (let next = from; next <= to; next++) pedigree.add(born.filter((one) => one.generation === next));
    }
    if (pedigree.generations === generation) pedigree.add(individuals.filter((one) => one.generation === generation));
    return pedigree;
  };
}
