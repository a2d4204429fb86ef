/** What is kept of regulation with an individual, and with each of its lives. */
import type { Marks, RegulatoryGene, RegulatoryGenome } from '#regulation';

/** As it was born. */
export interface BornRegulation extends RegulatoryGenome {
  /** By id of the module; null without chromatin. */
  readonly marks: Marks | null;
  /**
   * Ids of its genes that the secondary parent gave, in their order, a new duplicate among them where what it is a copy of is; the others are of the primary one.
   * Left out of who has no two parents, and of who was born before this was kept.
   */
  readonly fromSecondary?: readonly string[];
}

/** In a generation. */
export interface LivedRegulation {
  /** The text that its cue was of: as `textsOf` calls it. */
  readonly cueOf: string;
  /** As `signalNames` has them. */
  readonly signals: readonly number[];
  /** Of each module of its regulatory genome, in the order of the chromosome, from 0 to 1. */
  readonly expression: readonly number[];
  /** As the generation left them; null without chromatin. */
  readonly marks: Marks | null;
  /** Left out without appraisal; null where it failed, or its losses were not finite. */
  readonly appraised?: Appraised | null;
}

/** What evaluations after a life made of its regulation: its children inherit it. */
export interface Appraised {
  /** As many as it was born with, in their order, by the same ids. */
  readonly genes: readonly RegulatoryGene[];
  /** By which its network does better with those of who won than with those that it was born with, in nats a symbol of text that nothing was chosen by. */
  readonly gainNats: number;
  readonly standardErrorNats: number;
}

/** Why it is not known what would be expressed: the job of sensing failed. */
export interface Unexpressed {
  readonly cause: string;
}
