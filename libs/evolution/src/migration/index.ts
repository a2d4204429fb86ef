import type { Migration } from '../operators';
import { goalSwitching } from './goal-switching';
import { island } from './island';
import { ring } from './ring';
import { steppingStone } from './stepping-stone';

/** Where the genes of migrants come from, by name; each takes the probability that a child is one, and may take more. */
export const MIGRATIONS = { goalSwitching, island, ring, steppingStone } satisfies Readonly<
  Record<string, (rate: number) => Migration>
>;
