import type { Migration } from '../operators';
import { island } from './island';
import { ring } from './ring';

/** Where the genes of migrants come from, by name; each takes the probability that a child is one. */
export const MIGRATIONS = { island, ring } satisfies Readonly<Record<string, (rate: number) => Migration>>;
