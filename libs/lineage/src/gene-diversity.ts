/**
 * Standing variation of a population, in bits: the entropy of the alleles at each locus of the gene pool that its individuals are drawn
 * from. Drift alone lowers it, by about 1 / N a generation, mutation raises it; selection shows only against the copies that are silent,
 * which it does not see (though they ride along with genes that it sees).
 */
import { mean, sum } from '#base';
import { binsOf, chanceToDiffer, countsOf, estimateEntropyBits, type HillNumbers, hillNumbers } from '#entropy';
import { expressedLoci, type Genome, type Locus, type SearchSpace, toUnit } from '#genome';

/** Equal bins of a real locus on its scale; its entropy is at most log2 of that, 3 bits. */
const REAL_BINS = 8;

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
  /** Mean over demes, by individuals. */
  readonly withinBits: number;
  /** How much the deme predicts the allele: about 0 where all demes draw from one pool, be it a little below by chance. */
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

function locusDiversity(population: readonly Inhabitant[], locus: Locus): LocusDiversity {
  const counts = alleleCounts(population, locus);
  const bits = estimateEntropyBits(counts);
  const demes = [...new Set(population.map(({ deme }) => deme))];
  const withinBits = sum(
    demes.map((deme) => {
      const own = population.filter((one) => one.deme === deme);
      return (own.length / population.length) * estimateEntropyBits(alleleCounts(own, locus));
    }),
  );
  return { bits, withinBits, betweenBits: bits - withinBits, effectiveAlleles: hillNumbers(counts, allelesOf(locus)) };
}

function copiesOf(space: SearchSpace, holders: (locus: Locus) => readonly Inhabitant[]): Copies | null {
  const told = space.flatMap((locus) => {
    const own = holders(locus);
    const most = 1 - 1 / allelesOf(locus);
    return own.length < 2 || most === 0
      ? []
      : [{ copies: own.length, share: chanceToDiffer(alleleCounts(own, locus)) / most }];
  });
  const copies = sum(told.map((own) => own.copies));
  return copies === 0 ? null : { copies, share: sum(told.map((own) => own.copies * own.share)) / copies };
}

/** Alleles that a locus can have; bins of a real one. */
function allelesOf(locus: Locus): number {
  if (locus.kind !== 'real') return locus.values.length;
  return locus.low === locus.high ? 1 : REAL_BINS;
}

function alleleCounts(population: readonly Inhabitant[], locus: Locus): number[] {
  const genes = population.map(({ genome }) => genome[locus.name]);
  if (locus.kind !== 'real') return countsOf(genes);
  return countsOf(
    binsOf(
      genes.map((gene) => toUnit(locus, gene as number)),
      0,
      1,
      REAL_BINS,
    ),
  );
}
