/** The parts that a step is made of. Each is a file of its own, with its paper on top. */
import type { Json, Prng } from '#base';
import type { Genome, Loci, Mutation, MutationSettings, Recombination } from '#genome';
import type { Population } from './population';

/** Where a population lives. */
export interface Environment {
  readonly loci: Loci;
  /** The locus whose alleles founders are spread over evenly; -1: none. */
  readonly stratifiedLocus: number;
  /** Alleles of it, in the space of founders, that those of a deme may have; all if left out. */
  readonly strata?: (deme: number) => readonly number[];
  /** Individuals that a deme holds in the generation that is born, by deme. */
  readonly capacity: Int32Array;
  /** What founders are drawn from: a narrower space of the same loci, and the place of each of its alleles in `loci`, by locus. All if left out. */
  readonly founderSpace?: FounderSpace;
  /** Genes that all founders have, by locus; the others are drawn. */
  readonly founderGenes?: readonly (readonly [locus: number, gene: number])[];
  /** Whether the genes in a row can live in a deme; founders are drawn again where they cannot. Everyone can if left out. */
  readonly fits?: (genes: Float64Array, row: number, deme: number) => boolean;
}

export interface FounderSpace {
  readonly loci: Loci;
  /** Empty at a real locus. */
  readonly alleles: readonly (readonly number[])[];
}

/** Scores of the members of a deme: higher is always better. */
export interface Scores {
  /**
   * A later column decides between those alone that are equal in the columns before it, unless selection takes columns as cases or as
   * objectives. -Infinity: worse than all that have a score; NaN in the first column: never selected.
   */
  readonly columns: readonly Float64Array[];
  /** Of the first column, where it is an estimate. */
  readonly uncertainty: Uncertainty | null;
}

export interface Uncertainty {
  /** Standard error of each one's own part: sqrt(a^2 + b^2) of two is about that of their difference. */
  readonly error: Float64Array;
  /** Of Student's t, by which errors count. */
  readonly degreesOfFreedom: Float64Array;
}

/** What is maximised. The only place where the sign of a loss turns. */
export type Objective = (population: Population, members: Int32Array) => Scores;

/** Those of a deme who can be selected, by birth; `Position`s count them from 0. */
export interface Pool {
  /** Indices in the population. */
  readonly members: Int32Array;
  readonly scores: Scores;
  /** What tells them apart, a column each from 0 to 1; NaN where it was not measured. None without `describe`. */
  readonly descriptors: readonly Float64Array[];
}

/** Descriptors of the members of a deme. */
export interface Describe {
  /** How many there are. */
  readonly count: number;
  readonly columns: (population: Population, members: Int32Array) => readonly Float64Array[];
}

/** What makes other scores of those of a deme, before anyone is chosen by them. */
export interface Shaping {
  /** Whether its scores are without any of those that were measured, by which then nothing is selected. No if left out. */
  readonly isBlind?: boolean;
  /** What it remembers of a deme before generation 0; null if it remembers nothing. */
  readonly initial: Json;
  /** What would be right in its place, where it cannot have left this of individuals with so many descriptors; else null. */
  readonly faultOf: (memory: Json, descriptors: number) => string | null;
  /** Scores, where NaN is never selected, and what it remembers from now on. Newborns are those of generation `newest`. */
  readonly shape: (
    pool: Pool,
    population: Population,
    memory: Json,
    prng: Prng,
    newest: number,
  ) => { readonly scores: Scores; readonly memory: Json };
}

type Position = number;

/** Above 0 where the first is the fitter, 0 between equals. */
export type Compare = (a: Position, b: Position) => number;

/** A parent other than `partner`, who is not the only one; -1: no partner yet. `turn` counts the children of the pool. */
export type DrawParent = (prng: Prng, partner: Position, turn: number) => Position;

export interface ParentSelection {
  /**
   * What theory says of the mean score of parents, in standard deviations above the mean of an infinite population with normal scores;
   * null where that depends on more.
   */
  intensity(): number | null;
  /** Who is fitter than whom; `prng` is for a scheme that leaves it to chance, until the next deme has it. */
  order(pool: Pool, prng: Prng): Compare;
  /** How parents of `children` are drawn; `prng` is the deme's until the next one has it. */
  draws(pool: Pool, compare: Compare, children: number, prng: Prng): DrawParent;
}

/** How the second parent is chosen: selection that draws the first as `parents` does. */
export type MateChoice = (population: Population, parents: ParentSelection) => ParentSelection;

export interface Replaced {
  /** Positions of those who live on. */
  readonly survivors: Int32Array;
  readonly births: number;
  /** Positions of those who alone can be parents; null: everyone. none of them: children are founders. */
  readonly parents: Int32Array | null;
}

/** Who lives on in a deme, and how many are born. */
export type Replacement = (pool: Pool, compare: Compare, capacity: number, prng: Prng) => Replaced;

/** Which other demes the parents of a child may be of. It is born and judged in its own: no scores of different demes are compared. */
export interface Migration {
  /** Probability that they are of another. */
  readonly rate: number;
  /** The demes that they can be of, each alike; none of them `deme` itself. `demes + deme` stands for its visitors. */
  sources(deme: number, demes: number): readonly number[];
  /** Who of the other demes can have children in each, by their scores there: each child has one parent. `pools` are of those measured, by deme. */
  visitors?(population: Population, pools: readonly Pool[]): readonly Pool[];
}

/** One who can give weights to a newborn. */
export interface Donor {
  readonly id: string;
  readonly genome: Genome;
  /** Validation cross-entropy. */
  readonly nats: number;
  /** Of whom it had its own weights. */
  readonly donors: readonly string[];
}

/**
 * Whose weights a child of a couple starts from, by shares that sum to 1; nobody: fresh weights. The primary parent is the first of the couple;
 * `living` are the viable of its deme, by birth, the couple among them. `prng` is the child's.
 */
export type Donation = (
  child: Genome,
  couple: readonly Donor[],
  living: readonly Donor[],
  prng: Prng,
) => readonly { readonly donor: Donor; readonly share: number }[];

/** How rates of variation adapt: as genes of individuals, or of groups of children. */
export interface Adaptation {
  /** Of children by genes of theirs, in the place of `mutation` by fixed rates. */
  readonly mutation?: (loci: Loci, settings: MutationSettings) => Mutation;
  /** What groups begin with follows from the rates of the settings. */
  readonly groupRates?: (settings: MutationSettings) => GroupRates;
}

/** Mutation rates of groups, in which the children of a deme are in turn; they are remembered with the deme. */
export interface GroupRates {
  /** Of a deme before generation 0. */
  readonly initial: readonly RateGroup[];
  /** What would be right in the place of the groups of a deme, where this cannot have been left; else null. */
  readonly faultOf: (groups: Json) => string | null;
  /** For the next children, as many: from those of the last, and the scores of their groups; higher is better, NaN: none. */
  readonly next: (
    rates: readonly MutationSettings[],
    gains: readonly number[],
    prng: Prng,
  ) => readonly MutationSettings[];
}

/** As JSON. */
export type RateGroup = {
  readonly rate: number;
  readonly scale: number;
  /** Those of its newborns who have a primary parent in their deme, by slot, with that parent's score. */
  readonly children: readonly (readonly [slot: number, parentScore: number])[];
};

export interface Variation {
  /** Probability that a child has two parents; where there is one candidate alone, it has one. */
  readonly crossoverRate: number;
  /**
   * The locus that has each individual's own; -1 or left out: all have `crossoverRate`. The mean of two that are drawn is the chance that both
   * are parents, else the first is. If one alone decided, low rates would spread without selection, since who takes no mate hands on all
   * its genes (the automatic advantage of selfing: Fisher 1941, Ann. Eugen. 11:53).
   */
  readonly crossoverLocus?: number;
  readonly recombine: Recombination;
  readonly mutate: Mutation;
  /** After mutation; nobody grows if left out. */
  readonly grow?: Mutation;
}

/** How species are told, and who mates with whom. */
export interface SpeciesRules {
  /** Greatest distance from the representative of a species, at first and at most. */
  readonly threshold: number;
  readonly most: number;
  /** Species aimed at; 0: the threshold stays as it is. */
  readonly target: number;
  /** By which the threshold changes from one generation to the next. */
  readonly adjustment: number;
  /** Probability that a second parent is drawn from all of the deme. */
  readonly interspeciesRate: number;
  /** Power of the size of a species by which fitness is divided; 0: none. */
  readonly sharing: number;
}

export interface Operators {
  readonly objective: Objective;
  readonly describe?: Describe;
  readonly shaping?: Shaping;
  /** Probability that who is chosen is chosen by its own scores; 1 if left out. */
  readonly direction?: number;
  /** Without them all of a deme mate with each other. */
  readonly species?: SpeciesRules;
  readonly parents: ParentSelection;
  /** The second parent is drawn as the first if left out. */
  readonly mates?: MateChoice;
  readonly replacement: Replacement;
  readonly migration?: Migration;
  readonly variation: Variation;
  /** Children mutate by those, in the place of `variation.mutate`. */
  readonly groupRates?: GroupRates;
}
