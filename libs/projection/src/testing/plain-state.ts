import { Column } from '../column';
import type { TournamentState } from '../tournament-state';

/** A state as plain values, without the room that columns keep for more. */
export function plainState({ lineage, ...facts }: TournamentState): unknown {
  const columns = Object.entries(lineage).map(([name, column]: [string, unknown]) => [
    name,
    column instanceof Column ? [...column.values.subarray(0, column.length)] : column,
  ]);
  return { ...facts, lineage: Object.fromEntries(columns) };
}
