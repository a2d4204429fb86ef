/** What the API answers: plain JSON. Cross-entropies are in nats a symbol or bits a character, entropies in bits. */

import type { ArenaView, LearningView, ProbeView } from './arena';
import type { GenerationMetricsView } from './metrics';
import type { NewTextErrorView } from './new-text-error';

export type TournamentStatus = 'running' | 'paused' | 'cancelled' | 'failed' | 'finished';

/** `held-out` parts of a niche: all that selects sees is validation, all that reports quote is test. */
export type Part = 'validation' | 'test';

export interface EvaluationView {
  part: Part;
  /** Symbols scored. */
  symbols: number;
  nats: number;
  bitsPerCharacter: number;
  /** Of `nats` as a statement on this text, from the means of blocks of 256 symbols: too small for new text of the kind. */
  standardErrorNats: number;
  /** Null where there are too few long blocks; left out in events. */
  newText?: NewTextErrorView | null;
  /** Mean Shannon entropy of the predicted distributions. */
  predictionEntropyBits: number;
}

/** Those who live in a niche and mate together. */
export interface DemeView {
  name: string;
  /** Individuals that live in it. */
  capacity: number;
}

export interface NicheView {
  name: string;
  corpus: string;
  sha256: string;
  demes: DemeView[];
  characters: number;
}

/** Bits per character of Witten-Bell n-grams, by order. */
export interface NGramsView {
  'WB-0': number;
  'WB-1': number;
  'WB-2': number;
  'WB-3': number;
  'WB-4': number;
  'WB-5': number;
}

/** On the test part, the last 10 % of a niche, given all before it. */
export interface BaselinesView extends NGramsView {
  /** On the validation part given the training part, as individuals are evaluated; left out where they were fitted before this was recorded. */
  validation?: NGramsView;
}

export interface ChampionView {
  id: string;
  family: string;
  parameters: number;
  niche: string;
  /** Left out where the tournament ended before this was recorded. */
  deme?: string;
  /** On the test part. */
  nats: number;
  bitsPerCharacter: number;
  /** As a statement on this text, from the means of blocks of 256 symbols. */
  standardErrorNats: number;
  /** Null where there are too few long blocks; left out where the tournament ended before this was recorded. */
  newText?: NewTextErrorView | null;
}

export interface TournamentView {
  id: string;
  name: string;
  notes: string;
  /** An integer from 0 to 2^53 - 1. */
  seed: number;
  status: TournamentStatus;
  /** Why it paused or failed. */
  reason: string | null;
  config: Record<string, unknown>;
  niches: NicheView[];
  /** Generations to live, numbered from 0. */
  generations: number;
  /** Highest generation opened; -1 before the first. */
  generation: number;
  individuals: number;
  vocabularySize: number;
  baselines: Record<string, BaselinesView>;
  /** Of the champions the one with the most bits below WB-2 of its niche, on test. */
  champion: ChampionView | null;
  /** Of each niche the leader at the end: the fittest of the living. */
  champions: ChampionView[];
  lineageHash: string | null;
  /** The pair for which the lineage hash is promised. */
  engine: string;
  processor: string;
  tokensTrained: number;
  /** Time spent running. */
  seconds: number;
  createdAt: string;
  /** Sequence number of the newest event. */
  lastSeq: number;
}

/** What of a niche is no number. */
export interface NicheGenerationView {
  niche: string;
  /** The leader: the fittest of those who lived, by the fitness of the tournament. */
  best: { id: string } | null;
  /** Null where the tournament has no arena, or the niche no competitors. */
  arena: ArenaView | null;
}

/** A generation that has closed; its statistics are metrics. */
export interface GenerationView extends GenerationMetricsView {
  generation: number;
  niches: NicheGenerationView[];
  /** Sequence number of the last vote that its ratings could count; 0 before any. */
  voteCut: number;
  closedAt: string;
}

export type ParentRole = 'primary' | 'secondary';

export interface ParentView {
  id: string;
  /** Fraction of genes that this parent gave; shares sum to 1. */
  share: number;
  role: ParentRole;
  /** Whether weights were inherited from it. */
  donor: boolean;
  /** Loci whose alleles it gave. */
  genes: string[];
}

export type IndividualStatus = 'born' | 'trained' | 'nonviable';

export interface IndividualView {
  id: string;
  tournamentId: string;
  generation: number;
  slot: number;
  niche: string;
  /** In which it lives and mates. */
  deme: string;
  family: string;
  parameters: number;
  status: IndividualStatus;
  /** Why it is not viable. */
  cause: string | null;
  parents: ParentView[];
  /** Last generation it lived in; null while it lives. */
  diedGeneration: number | null;
  bitsPerCharacter: number | null;
  nats: number | null;
  /** The newest, in nats above WB-2 of its niche; null before one. */
  rating: number | null;
  tokensTrained: number | null;
  genome: Record<string, string | number>;
  name: string | null;
  notes: string | null;
}

/** One point of a loss curve: means since the point before, in nats a symbol. */
export interface LossPointView {
  step: number;
  /** Cross-entropy on what it trained on. */
  nats: number;
  /** Entropy of the predictions: below the cross-entropy it is overconfident. */
  entropyNats: number;
}

export interface IndividualDetailView extends IndividualView {
  /** Genes that its family expresses. */
  expressed: string[];
  architecture: Record<string, string | number>;
  hyperparameters: Record<string, string | number>;
  /** Fraction of its parameters that were inherited rather than drawn. */
  inheritedFraction: number | null;
  trainingFlops: number | null;
  /** Fraction of its parameters that are 0. */
  sparsity: number | null;
  /** SHA-256 of its safetensors file. */
  weights: string | null;
  evaluations: EvaluationView[];
  lossCurve: LossPointView[];
  /** Null where it learned from text alone. */
  learning: LearningView | null;
  /** By name; null where there were none, or the text lacks what a probe needs. */
  probes: Record<string, ProbeView | null> | null;
  children: string[];
}

export interface CorpusView {
  name: string;
  sha256: string | null;
  characters: number | null;
  source: 'package' | 'upload';
  licence: string;
  description: string;
}

export interface SampleView {
  individualId: string;
  prompt: string;
  temperature: number;
  topK: number;
  topP: number;
  seed: number;
  text: string;
}

/** The pair for which a lineage hash is promised. */
export interface MachineView {
  engine: string;
  processor: string;
}

export interface VerificationView {
  id: string;
  tournamentId: string;
  status: 'running' | 'matched' | 'differed' | 'failed';
  expected: string;
  actual: string | null;
  /** Where each of them was computed. */
  expectedOn: MachineView;
  actualOn: MachineView;
  /** Highest generation closed in the replay; -1 before the first. */
  generation: number;
  generations: number;
  reason: string | null;
}

/** What became of an archive. */
export interface ImportView {
  /** `identical`: the very same tournament was here; weights that it lacked were taken. */
  outcome: 'imported' | 'identical';
  tournament: TournamentView;
}

export interface Page<Row> {
  rows: Row[];
  /** Hand it back as `cursor` for the rows that follow; null at the end. */
  next: string | null;
}

/** RFC 9457. `errors` names each field that is wrong. */
export interface ProblemView {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  errors?: { field: string; message: string }[];
}

/** The lock of a data folder: which process owns it, and where that answers. */
export interface LockView {
  pid: number;
  /** Distinguishes the process from a later one of the same number; null where the operating system gives no such name. */
  processStart: string | null;
  /** Such as `http://127.0.0.1:3000`; null until it listens. */
  address: string | null;
  startedAt: string;
  /** Whether it lives no longer than the command that started it. */
  private: boolean;
  /** What it asks those for who ask it something; null where it asks for nothing. */
  token: string | null;
}
