/**
 * How far demes differ in alleles, from the chances that two copies of a gene differ: H_S of two copies of one deme, H_B of two demes, H_T of two
 * drawn from all s demes alike, H_S / s + (1 - 1 / s) H_B.
 *
 * - G_ST = 1 - H_S / H_T (Nei 1973): the share of variation that is between demes. It cannot be high where demes vary much within.
 * - D = (H_B - H_S) / (1 - H_S) (Jost 2008): how far demes differ in alleles, from 0 (the same
 *   frequencies) to 1 (no allele in common), whatever varies within.
 *
 * H_S and H_B are estimated from pairs of different individuals, without bias however few a deme has and however unlike demes are in size. Where
 * demes are of one size that is the correction of Nei and Chesser 1983, for haploids.
 */
import { groupBy, mean, sum } from '#base';
import { chanceToDiffer, countsOf } from '#entropy';
import { expressedLoci, type Locus, type SearchSpace } from '#genome';
import { allelesIn, variants } from './alleles';
import type { Inhabitant } from './gene-diversity';

type Allele = string | number;

/** Chances that two copies differ. */
export interface Differences {
  readonly within: number;
  readonly between: number;
  readonly total: number;
}

/** A little below 0 at times where demes are alike; NaN where there is no variation to part. */
export interface Differentiation {
  readonly gst: number;
  readonly jostD: number;
}

export interface GeneDifferentiation {
  /** From H_S and H_T as means over loci that can vary; null of fewer than two demes of two. */
  readonly all: Differentiation | null;
  /** The same of copies that phenotypes show, and of the neutral control, over loci by copies. */
  readonly expressed: Differentiation | null;
  readonly silent: Differentiation | null;
  readonly loci: Readonly<Record<string, Differentiation>>;
}

/** Demes of fewer than two are left out. */
export function geneDifferentiation(population: readonly Inhabitant[], space: SearchSpace): GeneDifferentiation {
  const loci = space.filter((locus) => variants(locus) > 1);
  const shown = new Map(population.map((one) => [one, new Set(expressedLoci(one.genome))]));
  const over = (holders: (locus: Locus) => readonly Inhabitant[]): Differentiation | null => {
    const parted = loci.flatMap((locus) => {
      const own = holders(locus);
      const differences = differencesAt(own, locus);
      return differences ? [{ ...differences, copies: own.length }] : [];
    });
    const copies = sum(parted.map((own) => own.copies));
    const meanOf = (part: keyof Differences) => sum(parted.map((own) => own[part] * own.copies)) / copies;
    return copies === 0
      ? null
      : differentiation({ within: meanOf('within'), between: meanOf('between'), total: meanOf('total') });
  };
  return {
    all: over(() => population),
    expressed: over((locus) => population.filter((one) => shown.get(one)!.has(locus.name))),
    silent: over((locus) => population.filter((one) => !shown.get(one)!.has(locus.name))),
    loci: Object.fromEntries(
      loci.flatMap((locus) => {
        const differences = differencesAt(population, locus);
        return differences ? [[locus.name, differentiation(differences)]] : [];
      }),
    ),
  };
}

/** Of the copies of each deme, two at least in each; null of fewer than two demes. */
export function differencesBetween(demes: readonly (readonly Allele[])[]): Differences | null {
  if (demes.length < 2) return null;
  const count = demes.length;
  const shares = new Map<Allele, number>(); // over demes, summed
  let alike = 0; // of two copies of one deme drawn with replacement, summed
  for (const copies of demes) {
    const own = new Map<Allele, number>();
    for (const copy of copies) own.set(copy, (own.get(copy) ?? 0) + 1 / copies.length);
    for (const [allele, share] of own) {
      alike += share ** 2;
      shares.set(allele, (shares.get(allele) ?? 0) + share);
    }
  }
  const alikeInAll = sum([...shares.values()].map((share) => share ** 2));
  const within = mean(demes.map((copies) => chanceToDiffer(countsOf(copies))));
  const between = 1 - (alikeInAll - alike) / (count * (count - 1));
  return { within, between, total: within / count + (1 - 1 / count) * between };
}

export function differentiation({ within, between, total }: Differences): Differentiation {
  return { gst: 1 - within / total, jostD: (between - within) / (1 - within) };
}

function differencesAt(population: readonly Inhabitant[], locus: Locus): Differences | null {
  const demes = [...groupBy(population, ({ deme }) => deme).values()].filter(({ length }) => length > 1);
  return differencesBetween(demes.map((inhabitants) => allelesIn(inhabitants, locus)));
}
