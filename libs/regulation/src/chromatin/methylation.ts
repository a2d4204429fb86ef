/**
 * Methylation of a promoter: each of its sites, as CpG in DNA, is methylated on both strands, on one, or on none. When a cell divides each new double
 * strand keeps one of the old ones, whose partner is bare; maintenance methylates the partners of what is methylated, and new marks are set on both
 * strands (Otto and Walbot 1990, Genetics 124:429). Without collaboration the share of methylated strands goes to
 *
 *   m* = (dp + dd) / (1 + dp + dd - mu)
 *
 * and, since each site goes its own way, promoters are of all kinds around it. With collaboration sites take after one another, and promoters are
 * either all methylated or all bare, for many divisions (Haerter, Lovkvist, Dodd and Sneppen 2014, Nucleic Acids Res. 42:2235).
 */
import type { Prng } from '#base';

/** Methylated strands of each site: 0, 1 or 2. */
export type Methylation = Uint8Array;

export interface MethylationRates {
  /** mu: the chance that the partner of a methylated strand is methylated. */
  readonly maintenance: number;
  /** dp: the chance of a new mark on a bare strand that was there before. */
  readonly newOnParent: number;
  /** dd: the chance of a new mark on a strand just made, whose partner is bare. */
  readonly newOnDaughter: number;
  /** Expected times that each site meets another: one strand of it is then methylated where both of the other are, and bared where neither is. */
  readonly collaboration: number;
}

/** As one of the two cells has it after a division. */
export function afterDivision(methylation: Methylation, rates: MethylationRates, prng: Prng): Methylation {
  const { maintenance, newOnParent, newOnDaughter } = rates;
  const next = methylation.map((strands) => {
    const isMethylated = strands === 2 || (strands === 1 && prng.chance(0.5));
    if (isMethylated) return 1 + Number(prng.chance(maintenance));
    return Number(prng.chance(newOnParent)) + Number(prng.chance(newOnDaughter));
  });
  collaborate(next, rates.collaboration, prng);
  return next;
}

/** So many meetings a site on average; which sites meet is drawn. */
function collaborate(methylation: Methylation, meetings: number, prng: Prng): void {
  const sites = methylation.length;
  if (meetings === 0 || sites < 2) return;
  const expected = meetings * sites;
  const times = Math.floor(expected) + Number(prng.chance(expected % 1));
  for (let time = 0; time < times; time++) {
    const site = prng.integer(sites);
    const other = (site + 1 + prng.integer(sites - 1)) % sites;
    if (methylation[other] === 2) methylation[site] = Math.min(2, methylation[site] + 1);
    else if (methylation[other] === 0) methylation[site] = Math.max(0, methylation[site] - 1);
  }
}

/** The share of strands that are methylated. */
export function methylatedShare(methylation: Methylation): number {
  return methylation.reduce((sum, strands) => sum + strands, 0) / (2 * methylation.length);
}

/** m*, without collaboration. NaN where nothing is ever set nor lost. */
export function equilibriumShare({ maintenance, newOnParent, newOnDaughter }: MethylationRates): number {
  const set = newOnParent + newOnDaughter;
  return set / (1 + set - maintenance);
}

/** Divisions in which half of a difference from equilibrium is lost, without collaboration: each keeps (1 + mu - dp - dd) / 2 of it. */
export function halfLife({ maintenance, newOnParent, newOnDaughter }: MethylationRates): number {
  return Math.log(0.5) / Math.log((1 + maintenance - newOnParent - newOnDaughter) / 2);
}
