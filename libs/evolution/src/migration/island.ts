/** The island model (Wright 1931, Genetics 16:97): genes come from any other deme alike. */
import type { Migration } from '../operators';

export function island(rate: number): Migration {
  return { rate, sources: (deme, demes) => [...Array(demes).keys()].filter((other) => other !== deme) };
}
