/** The circular stepping stone (Kimura and Weiss 1964, Genetics 49:561): genes come from the two demes beside, each alike. */
import type { Migration } from '../operators';

export function ring(rate: number): Migration {
  return { rate, sources: (deme, demes) => [...new Set([(deme + demes - 1) % demes, (deme + 1) % demes])] };
}
