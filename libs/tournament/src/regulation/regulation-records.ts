/** What is kept of regulation with an individual, and with each of its lives. */
import type { Marks, RegulatoryGenome } from '#regulation';

/** As it was born. */
export interface BornRegulation extends RegulatoryGenome {
  /** By id of the module; null without chromatin. */
  readonly marks: Marks | null;
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
}

/** Why it is not known what would be expressed: the job of sensing failed. */
export interface Unexpressed {
  readonly cause: string;
}
