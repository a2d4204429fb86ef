import type { Birth } from '#base';
import type { EvaluationScore, Seen } from '#arena';
import type { MetricNumbers } from '#contracts';
import type { ParentShare } from '#evolution';
import type { Genome, SearchSpace } from '#genome';
import type { CountTable } from '#entropy';
import type { Modes, PedigreeTable } from '#lineage';
import type { Marks, RegulatoryGenome } from '#regulation';
import type { Stay } from './ecology/stays';

/** What one sensed and expressed in a life. */
export interface Expressed {
  readonly signals: readonly number[];
  /** Of each module, in the order of the chromosome. */
  readonly expression: readonly number[];
  /** As the life left them; null without chromatin. */
  readonly marks: Marks | null;
}

/** One who lived in a generation. */
export interface Member extends Birth {
  readonly id: string;
  readonly parents: readonly ParentShare[];
  readonly niche: string;
  readonly deme: string;
  readonly genome: Genome;
  /** Number of its species; null of none. */
  readonly species: number | null;
  /** On validation; null: non-viable. */
  readonly score: EvaluationScore | null;
  /** Nats a symbol of its training text, each batch before it was learned from, and by doubling of it; null: non-viable. */
  readonly prequentialNats: number | null;
  readonly prequentialSlope: number | null;
  /** Cross-entropy on validation before training; null where it is not known. */
  readonly birthNats: number | null;
  /** Null without regulation. */
  readonly regulation: RegulatoryGenome | null;
  /** Of its newest life; null before it, and without regulation. */
  readonly expressed: Expressed | null;
}

/** On validation, in bits per character; null where they are not finite. */
export interface MixtureBits {
  readonly bitsPerCharacter: number | null;
  /** Mean of the members, by their weights, less those of the mixture. */
  readonly ambiguityBits: number | null;
}

/** The mixture of the living of a niche, with equal weights and with weights fitted on other symbols than it is measured on. */
export interface MixtureMeasure {
  readonly equal: MixtureBits;
  readonly fitted: MixtureBits;
}

/** Means over pairs of those who were told; null where there is no such pair. */
export interface SpeciesDistances {
  readonly threshold: number;
  readonly within: number | null;
  readonly between: number | null;
}

/** A rater whose tastes evolve. */
export interface RaterMember {
  readonly id: string;
  readonly genes: readonly number[];
  /** Mean over niches of what telling cost it; null of nothing to tell. */
  readonly tellingBits: number | null;
}

/** A generation that has been trained and evaluated. */
export interface LivedGeneration {
  readonly generation: number;
  readonly space: SearchSpace;
  readonly niches: readonly string[];
  readonly demes: readonly string[];
  /** Ids of the fittest of niches. */
  readonly leaders: readonly string[];
  /** Everyone who lived in it, the non-viable among them, by birth. */
  readonly population: readonly Member[];
  /** Those who could be parents of the ones born in it: who lived in the generation before, and viable. */
  readonly before: readonly Member[];
  /** Of everyone born so far. */
  readonly pedigree: PedigreeTable;
  /** Hallmarks of open-ended evolution; null before any line can have lasted long enough. */
  readonly modes: Modes | null;
  /** Of the first population those whose niche has the same text still. */
  readonly founders: readonly Member[];
  /** By niche; none where they were not measured. */
  readonly mixtures: Readonly<Record<string, MixtureMeasure>>;
  /** Of niches whose text has changed so far, in the generations before; the last is the one with the text of now, without this generation. */
  readonly stays: Readonly<Record<string, readonly Stay[]>>;
  /** Of niches whose text has changed: mean bits per character of the viable on the text before; none where they were not evaluated on it. */
  readonly formerBits: Readonly<Record<string, number>>;
  /** By which species are told; null without species. */
  readonly speciesDistances: SpeciesDistances | null;
  /** By seat; none where they do not evolve. */
  readonly raters: readonly RaterMember[];
  /** How common styles were in battles lately, by niche; none where raters do not tire. */
  readonly seen: Readonly<Record<string, Seen>>;
  /** Lives so far by the text that they were lived on, a row each, and the text that their cue was of; none without regulation. */
  readonly cues: CountTable;
  /** Texts that individuals wrote for battles, by niche; none without an arena. */
  readonly written: Readonly<Record<string, readonly string[]>>;
  /** FLOPs of all that was done in it, until it closed. */
  readonly flops: number;
  /** That were trained on in it, by those who failed too. */
  readonly tokens: number;
  /** Metrics of the generation before, but for those of individuals; none before the first. */
  readonly previous: MetricNumbers;
}
