/** Hallmarks of open-ended evolution, generation by generation; where a tournament goes on, what it remembers is told again from those who lived. */
import { sum } from '#base';
import type { SearchSpace } from '#genome';
import { type Modes, ModesRecord, type PedigreeTable, type Persistent, persistent, skeletonOf } from '#lineage';
import type { TournamentConfig } from './config';
import { demesOf } from './demes';
import { livedIn } from './lived-generation';
import type { Individual, Tournament } from './records';
import type { Run } from './run';

/** Nothing of a tournament that is too short for the filter. A fork counts from the generation that it was forked from. */
export function growingModes(
  { config, forkOf }: Pick<Tournament, 'config' | 'forkOf'>,
  space: SearchSpace,
  bornIn: (generation: number) => Promise<readonly Individual[]>,
): Run['modes'] {
  const [first, span] = [forkOf?.generation ?? 0, persistenceOf(config)];
  const record = new ModesRecord();
  /** By row. */
  const known: Persistent[] = [];
  let [next, standing]: [number, readonly Individual[]] = [0, []];

  const tell = (pedigree: PedigreeTable, generation: number, born: readonly Individual[]): Modes | null => {
    for (const one of born) {
      const { kind, loci } = skeletonOf(one.genome, space);
      known[pedigree.rowOf(one)] = { kind, loci, parameters: one.parameters };
    }
    if (generation < first + span) return null;
    const viable = livedIn(standing, generation).filter(({ status }) => status !== 'nonviable');
    return record.tell(persistent(pedigree, viable, generation, generation - span).map((row) => known[row]));
  };

  return async (generation, individuals, pedigree) => {
    if (config.generations <= first + span) return null;
    for (; next < generation; next++) {
      const born = await bornIn(next);
      standing = [...livedIn(standing, next), ...born];
      tell(pedigree, next, born);
    }
    next = generation + 1;
    standing = individuals;
    return tell(
      pedigree,
      generation,
      individuals.filter((one) => one.generation === generation),
    );
  };
}

/**
 * Generations that a line has to last, unless the config says: 2 (N - 1), as many as N take to come from one by drift (Kingman 1982). N is all who have
 * ancestors in common: those of the largest deme, or of all demes where genes migrate, which take that long at least.
 */
export function persistenceOf(config: Pick<TournamentConfig, 'niches' | 'evaluation' | 'breeding'>): number {
  const capacities = demesOf(config).map(({ capacity }) => capacity);
  const related = config.breeding.migration.scheme === 'none' ? Math.max(...capacities) : sum(capacities);
  return config.evaluation.persistence ?? Math.max(1, 2 * (related - 1));
}
