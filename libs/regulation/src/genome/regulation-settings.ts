/** What a population's regulation is like: of a config. */
import type { ChromatinGenes } from './regulatory-genome';

/** Where nothing is said. */
export const STEP = 0.05;
export const RECOMBINATION = 0.1;

/** How often what changes, at each birth. */
export interface RegulationRates {
  /** Chance of each weight of a motif to go up or down by an eighth of a bit. */
  readonly motif: number;
  /** Chance of each base of a promoter to become one of the three others. */
  readonly promoter: number;
  /** Chance of each other number of a gene to change, by a normal step of deviation `step`, as a share of its range. */
  readonly strength: number;
  readonly step: number;
  /** Chance of each gene to be duplicated, of each to be lost. */
  readonly duplication: number;
  readonly loss: number;
  /** Chance of a genome to have a stretch turned round, and to have one moved. */
  readonly inversion: number;
  readonly translocation: number;
  /** Chance that a child of two parents changes between them from one gene to the next; .5: genes are inherited each for itself. */
  readonly recombination: number;
}

export interface RegulationSettings {
  /** Modules of the network of a founder, and those that a genome may have. */
  readonly modules: number;
  readonly mostModules: number;
  /** Names of hyperparameter genes that have promoters too. */
  readonly hyperparameters: readonly string[];
  /** Bases of a promoter. */
  readonly promoterBases: number;
  /** Factors of a founder, and those that a genome may have. */
  readonly factors: number;
  readonly mostFactors: number;
  /** Positions of the motif of a founder. */
  readonly motifPositions: number;
  /** Motifs that founders have, as a file of JASPAR, TRANSFAC or MEME; null: they are drawn. */
  readonly motifs: string | null;
  readonly rates: RegulationRates;
  readonly chromatin: ChromatinSettings | 'off';
  readonly appraisal: AppraisalSettings | 'off';
}

/** How regulation evolves by evaluations alone, after each life. */
export interface AppraisalSettings {
  /** Genomes that are evaluated in a round. */
  readonly candidates: number;
  readonly rounds: number;
  /** Of held-out text that each is evaluated on in a round, of each text. */
  readonly symbols: number;
  /** That of the niche, or that and the one that the niche had before the last shift. */
  readonly texts: 'present' | 'both';
  /** By which some of a round have descendants in the next: their evaluations, or chance, for comparison. */
  readonly winner: 'best' | 'random';
  /** Of candidates; where nothing is said those of births. */
  readonly rates: Partial<Pick<RegulationRates, 'motif' | 'promoter' | 'strength' | 'step' | 'recombination'>>;
}

/** By which the candidates of an appraisal change. */
export function ratesOfCandidates(
  { rates }: Pick<RegulationSettings, 'rates'>,
  appraisal: Pick<AppraisalSettings, 'rates'>,
): RegulationRates {
  return { ...rates, ...appraisal.rates };
}

export interface ChromatinSettings extends ChromatinGenes {
  /** A promoter. */
  readonly sites: number;
  /** Divisions of a cell in a life, between any two of which marks are copied. */
  readonly divisions: number;
  /** Of training text on which is measured, as a life ends, what the expression of each module was worth. */
  readonly worthSymbols: number;
}

/** Signals that are no cue of the text. */
export const OTHER_SIGNALS = ['plateau', 'stress', 'crowding', 'feedback'] as const;

/** Names of signals, in the order in which factors are armed by them. */
export function signalNames(dimensions: number): readonly string[] {
  return [...Array.from({ length: dimensions }, (_, at) => `cue-${at + 1}`), ...OTHER_SIGNALS];
}

/** Whether a signal is the cue or one of those that a config has beside it; others are 0 for all. */
export function isSensed(name: string, beside: readonly string[]): boolean {
  return !OTHER_SIGNALS.some((other) => other === name) || beside.includes(name);
}
