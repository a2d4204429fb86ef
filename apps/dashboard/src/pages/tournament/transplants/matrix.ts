/** A transplant as a matrix of deme of origin by niche of test, with how each cell compares with others of its niche. */
import type { TransplantedView, TransplantEstimateView } from '#contracts';

export interface MatrixCell {
  readonly niche: string;
  readonly isHome: boolean;
  readonly bits: TransplantEstimateView | null;
  /** Bits per character below the mean of the niche: above 0 it does better there than others do. Null where it has no value. */
  readonly ahead: number | null;
}

export interface MatrixRow {
  readonly deme: string;
  readonly home: string;
  readonly cells: readonly MatrixCell[];
}

export function matrixOf({ cells }: Pick<TransplantedView, 'cells'>): readonly MatrixRow[] {
  const means = new Map([...new Set(cells.map(({ niche }) => niche))].map((niche) => [niche, meanIn(cells, niche)]));
  return [...new Set(cells.map(({ deme }) => deme))].map((deme) => {
    const own = cells.filter((cell) => cell.deme === deme);
    return {
      deme,
      home: own[0].home,
      cells: own.map(({ niche, home, bitsPerCharacter: bits }) => {
        return { niche, isHome: niche === home, bits, ahead: bits && means.get(niche)! - bits.mean };
      }),
    };
  });
}

/** The most that a cell is ahead or behind; 0 where none has a value. */
export function mostAhead(rows: readonly MatrixRow[]): number {
  return Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ ahead }) => Math.abs(ahead ?? 0))));
}

function meanIn(cells: TransplantedView['cells'], niche: string): number {
  const own = cells.flatMap((cell) =>
    cell.niche === niche && cell.bitsPerCharacter ? cell.bitsPerCharacter.mean : [],
  );
  return own.reduce((total, bits) => total + bits, 0) / own.length;
}
