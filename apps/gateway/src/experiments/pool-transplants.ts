/** Transplants of an experiment's tournaments over its seeds: local minus foreign and its mean over niches, each as an outcome is told. */
import type { ExperimentConfig, PooledTransplantsInput, PooledTransplantsView, TransplantView } from '#contracts';
import type { CellState } from '#tournament';
import { rowsOf } from './experiment-view';

type Of = PooledTransplantsView['pooled'][0]['of'];

/** `transplants` of each cell, oldest first. */
export function poolTransplants(
  config: ExperimentConfig,
  cells: readonly CellState[],
  transplants: ReadonlyMap<string, readonly TransplantView[]>,
  asked: PooledTransplantsInput,
): PooledTransplantsView {
  const suits = ({ status, generation, replicates, genomes }: TransplantView, { generations }: CellState): boolean =>
    status === 'finished' &&
    generation === generations - 1 &&
    replicates === asked.replicates &&
    genomes === asked.genomes;
  const found = new Map(
    cells.map((cell) => [cell, transplants.get(cell.tournamentId)?.findLast((each) => suits(each, cell))?.result]),
  );
  const niches = [...new Set(cells.flatMap((cell) => cell.niches))];
  const rowsFor = (of: Of, niche: string | null) => {
    const runs = cells.map((cell) => {
      const own = found.get(cell)?.[of];
      const told =
        niche === null ? own?.interaction : own?.localMinusForeign.find((each) => each.niche === niche)?.bits;
      return { ...cell, outcome: told?.mean ?? null, noOutcome: told ? null : 'no transplant with a value' };
    });
    return rowsOf({ ...config, outcome: LOCALS_SAVE }, runs);
  };
  return {
    ...asked,
    waiting: cells.flatMap((cell) => (cell.status === 'finished' && !found.get(cell) ? [cell.tournamentId] : [])),
    pooled: (['raised', 'champions'] as const).flatMap((of) =>
      [null, ...niches].map((niche) => ({ of, niche, rows: rowsFor(of, niche) })),
    ),
  };
}

/** No bits of a champion on test, so that no difference of it is a gain due to evolution. */
const LOCALS_SAVE = { measure: 'metric' } as const;
