/** What the charts of a tournament are drawn across: its generations, or what had been spent as each of them closed. */
import { createContext } from 'preact';

export interface Across {
  readonly unit: string;
  /** Where a generation lies; NaN where that is not known yet. */
  readonly at: (generation: number) => number;
  /** Where it opens. */
  readonly opens: (generation: number) => number;
  /** A position as a tick; undefined: positions are whole numbers. */
  readonly write?: (position: number) => string;
}

export const BY_GENERATION: Across = {
  unit: 'generation',
  at: (generation) => generation,
  opens: (generation) => generation - 0.5,
};
export const BY_STEP: Across = { unit: 'step', at: (step) => step, opens: () => NaN };

export const AcrossContext = createContext(BY_GENERATION);
