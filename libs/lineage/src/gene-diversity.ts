/**
 * Standing variation of a population, in bits: the entropy of the alleles at each locus of the gene pool that its individuals are drawn
 * from. Drift alone lowers it, mutation raises it; selection shows only against the copies that are silent,
 * which it does not see (though they ride along with genes that it sees).
 */
import { groupBy, mean, sum } from '#base';
import {
  chanceToDiffer,
  countsOf,
  countTable,
  estimateEntropyBits,
  type HillNumbers,
  hillNumbers,
  shareToldByGroups,
} from '#entropy';
import { expressedLoci, type Genome, type Locus, type SearchSpace } from '#genome';
import { allelesIn, variants } from './alleles';

/** Who is counted: a genome, and where it lives. */
export interface Inhabitant {
  readonly genome: Genome;
  readonly deme: string;
}

/** Copies of genes, one of each individual and locus. */
export interface Copies {
  readonly copies: number;
  /**
   * The chance that two of them differ at a locus (without bias: Nei 1978), as a share of the largest there can be, over loci by copies.
   * Drift lowers it by 1 / N a generation whatever the number of alleles, which is not so of entropy.
   */
  readonly share: number;
}

/** Mean of the parts: `bits` = `withinBits` + `betweenBits`. */
export interface LocusDiversity {
  readonly bits: number;
  /** What is left of `bits`. */
  readonly withinBits: number;
  /** How much the deme predicts the allele: 0 on average where all demes draw from one pool, so at times a little below. */
  readonly betweenBits: number;
  /** Effective numbers of alleles, of orders 0, 1 and 2 (Hill 1973). */
  readonly effectiveAlleles: HillNumbers;
}

export interface GeneDiversity extends LocusDiversity {
  /** How many it is estimated from. */
  readonly individuals: number;
  /** Copies that a phenotype shows, and the neutral control. Null where there are fewer than two of a locus that can vary. */
  readonly expressed: Copies | null;
  readonly silent: Copies | null;
  readonly loci: Readonly<Record<string, LocusDiversity>>;
}

/** Means over loci, and each locus. Throws a RangeError if none is alive. */
export function geneDiversity(population: readonly Inhabitant[], space: SearchSpace): GeneDiversity {
  const shown = population.map(({ genome }) => new Set(expressedLoci(genome)));
  const loci = Object.fromEntries(space.map((locus) => [locus.name, locusDiversity(population, locus)]));
  const each = Object.values(loci);
  return {
    individuals: population.length,
    bits: mean(each.map(({ bits }) => bits)),
    withinBits: mean(each.map(({ withinBits }) => withinBits)),
    betweenBits: mean(each.map(({ betweenBits }) => betweenBits)),
    effectiveAlleles: {
      q0: mean(each.map(({ effectiveAlleles }) => effectiveAlleles.q0)),
      q1: mean(each.map(({ effectiveAlleles }) => effectiveAlleles.q1)),
      q2: mean(each.map(({ effectiveAlleles }) => effectiveAlleles.q2)),
    },
    expressed: copiesOf(space, (locus) => population.filter((_, at) => shown[at].has(locus.name))),
    silent: copiesOf(space, (locus) => population.filter((_, at) => !shown[at].has(locus.name))),
    loci,
  };
}

/** The chance that two individuals have different alleles (Nei 1978), the mean over loci that can vary; NaN of fewer than two. */
export function expectedHeterozygosity(population: readonly Pick<Inhabitant, 'genome'>[], space: SearchSpace): number {
  const loci = space.filter((locus) => variants(locus) > 1);
  return mean(loci.map((locus) => chanceToDiffer(countsOf(allelesIn(population, locus)))));
}

function locusDiversity(population: readonly Inhabitant[], locus: Locus): LocusDiversity {
  const inDemes = [...groupBy(population, ({ deme }) => deme).values()].map((own) => allelesIn(own, locus));
  const counts = countsOf(inDemes.flat());
  const bits = estimateEntropyBits(counts);
  const betweenBits = bits * shareToldByGroups(countTable(inDemes));
  return { bits, withinBits: bits - betweenBits, betweenBits, effectiveAlleles: hillNumbers(counts, variants(locus)) };
}

function copiesOf(space: SearchSpace, holders: (locus: Locus) => readonly Inhabitant[]): Copies | null {
  const loci = space.flatMap((locus) => {
    const own = holders(locus);
    const most = 1 - 1 / variants(locus);
    return own.length < 2 || most === 0
      ? []
      : [{ copies: own.length, share: chanceToDiffer(countsOf(allelesIn(own, locus))) / most }];
  });
  const copies = sum(loci.map((own) => own.copies));
  return copies === 0 ? null : { copies, share: sum(loci.map((own) => own.copies * own.share)) / copies };
}
