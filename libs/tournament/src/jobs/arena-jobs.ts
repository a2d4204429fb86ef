/** The jobs of the arena. */
import type { ClusterBy, RatingMethod, TasteGenes } from '#arena';
import type { Birth } from '#base';
import type { GoodhartView } from '#contracts';
import type { Architecture } from '#genome';
import type { Decoding } from '#model';
import type { ArenaConfig } from '../config';
import type { CountedBattle } from './counted-preferences';
import type { TextReference } from './text-reference';
import type { Sample, Vote } from '../records';

/** Draws a niche's prompts for a generation, and lets the n-grams and the text itself continue them. */
export interface SetPromptsJob {
  readonly kind: 'set-prompts';
  readonly seed: number;
  readonly generation: number;
  readonly niche: string;
  readonly texts: readonly TextReference[];
  readonly count: number;
  readonly promptCharacters: number;
  /** Characters to write. */
  readonly length: number;
}

/** Lets individuals of one architecture continue the prompts of their niche. */
export interface WriteJob {
  readonly kind: 'write';
  readonly seed: number;
  readonly generation: number;
  readonly niche: string;
  readonly texts: readonly TextReference[];
  readonly prompts: readonly string[];
  /** Characters to write. */
  readonly length: number;
  readonly architecture: Architecture;
  readonly vocabulary: readonly string[];
  readonly members: readonly {
    readonly id: string;
    readonly birth: Birth;
    readonly weights: string;
    readonly gates?: readonly number[];
    readonly decoding: Decoding;
  }[];
}

/** Holds the battles of a niche and fits its ratings. */
export interface JudgeJob {
  readonly kind: 'judge';
  readonly seed: number;
  readonly generation: number;
  readonly niche: string;
  readonly texts: readonly TextReference[];
  readonly settings: ArenaConfig;
  /** By which raters judge, by seat, where they evolve or tire; null: by those of the panel. */
  readonly tastes: readonly TasteGenes[] | null;
  /** Tastes as raters inherited them, by seat, by which they are selected; null where they do not evolve. */
  readonly inherited: readonly TasteGenes[] | null;
  readonly samples: readonly Omit<Sample, 'text'>[];
  /** Validation cross-entropy by individual. */
  readonly lossNats: Readonly<Record<string, number>>;
  /** Between competitors of the niche, in this generation or earlier. */
  readonly votes: readonly Vote[];
  /** Of the niche's earlier generations. */
  readonly past: readonly GoodhartView[];
}

/** Holds the raters of each generation to the texts of each, in one niche. */
export interface RedQueenJob {
  readonly kind: 'red-queen';
  readonly seed: number;
  readonly niche: string;
  /** Characters of a text. */
  readonly length: number;
  readonly generations: readonly {
    readonly texts: readonly TextReference[];
    readonly samples: readonly Omit<Sample, 'text'>[];
    /** Of the raters. */
    readonly tastes: readonly TasteGenes[];
  }[];
}

/** Rates the competitors of a niche by a method that the caller chooses, from battles that were fought. */
export interface RateJob {
  readonly kind: 'rate';
  readonly method: RatingMethod;
  readonly clusterBy: ClusterBy;
  readonly generation: number;
  readonly competitors: readonly string[];
  readonly battles: readonly CountedBattle[];
  readonly votes: readonly Vote[];
  readonly voteWeight: number;
  /** Of the texts of this generation; none where they do not matter. */
  readonly lengths: readonly { readonly competitor: string; readonly prompt: number; readonly characters: number }[];
}
