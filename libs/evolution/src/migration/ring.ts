/** The circular stepping stone (Kimura and Weiss 1964, Genetics 49:561; on a circle Maruyama 1970): genes come from the two demes beside, each alike. */
import type { Migration } from '../operators';

export function ring(rate: number): Migration {
  const beside = (deme: number, demes: number): number[] => [(deme + demes - 1) % demes, (deme + 1) % demes];
  return { rate, sources: (deme, demes) => [...new Set(beside(deme, demes))].filter((other) => other !== deme) };
}
