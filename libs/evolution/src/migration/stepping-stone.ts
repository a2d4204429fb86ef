/**
 * Stepping stones with ends (Kimura and Weiss 1964, Genetics 49:561): demes fill a lattice row by row, in the order of the config, and genes come
 * from those above, below, left and right, each alike. One column is a line of demes.
 */
import type { Migration } from '../operators';

export function steppingStone(rate: number, columns = 1): Migration {
  return {
    rate,
    sources: (deme, demes) => {
      const column = deme % columns;
      const beside = [
        ...(column > 0 ? [deme - 1] : []),
        ...(column < columns - 1 ? [deme + 1] : []),
        deme - columns,
        deme + columns,
      ];
      return beside.filter((other) => other >= 0 && other < demes);
    },
  };
}
