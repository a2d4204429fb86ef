/**
 * The regulatory part of a genome: one chromosome of factors and promoters, in order. Plain JSON, and short: motifs are in eighths of a bit, other numbers in
 * thousandths. Genes have ids that tell descent (homology): a copy in a child has the id that it has in the parent, a duplicate one of its own, so
 * that unlike genomes align (the historical marks of Stanley and Miikkulainen 2002, Evol. Comput. 10:99).
 */
import type { MethylationRates } from '../chromatin/methylation';

export interface Homologous {
  /** Of founders `f0` or `m0`; of a duplicate its birth and a number, as `3-5-0`. Unlike in one genome. */
  readonly id: string;
  /** Of which it is a duplicate; null of a gene of founders. */
  readonly parentId: string | null;
}

/** A transcription factor. */
export interface FactorGene extends Homologous {
  readonly kind: 'factor';
  /** Its motif: weights of A, C, G and T at each position, in eighths of a bit, up to a constant of the position. Whole. */
  readonly motif: readonly (readonly number[])[];
  /** What a bound molecule adds to the log-odds of expression: above 0 it activates, below it represses. */
  readonly effect: number;
  /** Log-odds that it is armed where all signals are 0. */
  readonly threshold: number;
  /** What a unit of each signal adds to them. [signals] */
  readonly arming: readonly number[];
  /** In bits: by two to this power two neighbours bind the better. */
  readonly cooperativity: number;
  /** Whether it binds inside of a nucleosome. */
  readonly isPioneer: boolean;
}

/** A promoter, and what it regulates. */
export interface ModuleGene extends Homologous {
  readonly kind: 'module';
  /** The name of a hyperparameter gene; null: the module of the network that is called by this gene's id. */
  readonly target: string | null;
  /** In letters of bases. */
  readonly promoter: string;
  /** Log-odds of expression where nothing is bound. */
  readonly basal: number;
}

export type RegulatoryGene = FactorGene | ModuleGene;

/** How marks are set, kept and passed on: rates, each a chance, and `collaboration` in meetings a site. */
export interface ChromatinGenes extends Pick<MethylationRates, 'maintenance' | 'collaboration'> {
  /** Of a new mark a division on a strand of a promoter that was silent for long. */
  readonly deNovo: number;
  /** Of a promoter to be bared in the germline: what was silenced in a line can be expressed again. */
  readonly reset: number;
  /** The share of acetylation that a life leaves. */
  readonly acetylKept: number;
  /** The share of what is left that passes on. */
  readonly acetylPassed: number;
}

export interface RegulatoryGenome {
  readonly genes: readonly RegulatoryGene[];
  /** Null without chromatin. */
  readonly chromatin: ChromatinGenes | null;
}

/** Whether it regulates a module of the network. */
export const isOfNetwork = (gene: RegulatoryGene): gene is ModuleGene => gene.kind === 'module' && gene.target === null;
export const isFactor = (gene: RegulatoryGene): gene is FactorGene => gene.kind === 'factor';
export const isModule = (gene: RegulatoryGene): gene is ModuleGene => gene.kind === 'module';

export const factorsOf = ({ genes }: RegulatoryGenome): readonly FactorGene[] => genes.filter(isFactor);
/** In the order of the chromosome. */
export const modulesOf = ({ genes }: RegulatoryGenome): readonly ModuleGene[] => genes.filter(isModule);
