/**
 * Rates of variation are genes of each individual: inherited and recombined as others, changed at birth by a log-normal factor (Schwefel 1981;
 * Baeck and Schuetz 1996). Whoever is selected hands on the rates that made it.
 */
import { selfAdaptiveMutation } from '#genome';
import type { Adaptation } from '../operators';

export function logNormal(step: number) {
  return { mutation: (loci, settings) => selfAdaptiveMutation(loci, { ...settings, step }) } satisfies Adaptation;
}
