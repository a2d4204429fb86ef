/** Transplants of an experiment's tournaments over its seeds: local minus foreign and its mean over niches, each as an outcome is told. */
import type { ExperimentConfig, PooledTransplantsInput, PooledTransplantsView, TransplantView } from '#contracts';
import type { CellState } from '#tournament';
import { rowsOf } from './experiment-view';

type Of = PooledTransplantsView['pooled'][0]['of'];

/** `transplants` of each cell, oldest first. Those that ran as the newest of all did are pooled: rounding differs between engines and processors. */
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
  const fitting = cells.map((cell) => (transplants.get(cell.tournamentId) ?? []).filter((each) => suits(each, cell)));
  const newest = fitting.flat().reduce<TransplantView | null>((best, each) => {
    return best === null || each.createdAt > best.createdAt ? each : best;
  }, null);
  const ranAlike = ({ engine, processor }: TransplantView): boolean =>
    engine === newest?.engine && processor === newest.processor;
  const found = new Map(cells.map((cell, at) => [cell, fitting[at].findLast(ranAlike)?.result]));
  const niches = [...new Set(cells.flatMap((cell) => cell.niches))];
  const rowsFor = (of: Of, niche: string | null) => {
    const runs = cells.map((cell) => {
      const own = found.get(cell)?.[of];
      const value =
        niche === null ? own?.interaction : own?.localMinusForeign.find((each) => each.niche === niche)?.bits;
      return { ...cell, outcome: value?.mean ?? null, noOutcome: value ? null : 'no transplant with a value' };
    });
    return rowsOf(config, runs, { isOfBits: false, outcomes: told.length });
  };
  const told = (['raised', 'champions'] as const).flatMap((of) => [null, ...niches].map((niche) => ({ of, niche })));
  return {
    ...asked,
    engine: newest?.engine ?? null,
    processor: newest?.processor ?? null,
    waiting: cells.flatMap((cell) => (cell.status === 'finished' && !found.get(cell) ? [cell.tournamentId] : [])),
    pooled: told.map(({ of, niche }) => ({ of, niche, rows: rowsFor(of, niche) })),
  };
}
