import type { Compare, Pool } from '../operators';

/** The higher score is the fitter; of equals the one whose next score is higher. */
export function byColumns({ scores: { columns } }: Pool): Compare {
  const [first] = columns;
  if (columns.length === 1) return (a, b) => compareNumbers(first[a], first[b]);
  return (a, b) => {
    for (const column of columns) {
      const order = compareNumbers(column[a], column[b]);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** Of numbers of which both may be infinite. */
export function compareNumbers(a: number, b: number): number {
  return a > b ? 1 : a < b ? -1 : 0;
}
