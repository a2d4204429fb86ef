/** The jobs that workers do: plain data in, plain data out. */
import type { Birth } from '#base';
import type { BaselinesView, CommunityView, ExportFormat, LossPointView, RedQueenView } from '#contracts';
import type { MixtureMeasure } from '#metrics';
import type { EvaluationScore, PanelConfig, ProbeName, TasteGenes } from '#arena';
import type { Blending } from '#evolution';
import type { Architecture, Hyperparameters } from '#genome';
import type { Decoding, Origins, PreferenceLearning } from '#model';
import type { Sorted } from '../sort-species';
import type { AppraiseJob } from './appraise-job';
import type { JudgeJob, RateJob, RedQueenJob, SetPromptsJob, WriteJob } from './arena-jobs';
import type { AmbiguityJob, ExportMixtureJob, MixJob, SampleMixtureJob, SoupJob } from './mixture-jobs';
import type { SpeciateJob } from './speciate-job';
import type { TextReference } from './text-reference';
import type { Appraised, BornRegulation, LivedRegulation } from '../regulation/regulation-records';
import type { CostedOutcome, JudgedArena, MethodRating, Raised, Sample, Survey } from '../records';

/** Reads the niches: vocabulary and lengths. */
export interface SurveyJob {
  readonly kind: 'survey';
  readonly texts: readonly TextReference[];
  readonly vocabularyLimit: number;
}

/** Fits the Witten-Bell n-grams of a niche. */
export interface BaselinesJob {
  readonly kind: 'baselines';
  readonly text: TextReference;
}

export interface Donor {
  readonly weights: string;
  /** Of the same optimizer; null: its moments do not pass on. */
  readonly optimizerState: string | null;
  readonly architecture: Architecture;
  readonly share: number;
}

/** One to be trained: its birth names its random streams. It lives on where it was born before the job's generation. */
export interface TrainingMember {
  readonly id: string;
  readonly birth: Birth;
  readonly niche: string;
  /** With all its modules, of which the job's has places for those that are open; the job's where it is left out. */
  readonly architecture?: Architecture;
  readonly gates?: readonly number[];
  /** Of modules that are duplicates: a donor without such a one gives the one that it was copied from. */
  readonly origins?: Origins;
  readonly hyperparameters: Hyperparameters;
  /** Whose weights it starts from, by shares that sum to 1; all of one architecture. Of one who lives on its own. None: it draws fresh ones. */
  readonly donors: readonly Donor[];
  /** File with the weights that it was born with; null: a newborn, or they are not kept. */
  readonly birthWeights: string | null;
  /** Probes that it has passed. */
  readonly passed: readonly ProbeName[];
}

/** A part of a schedule, from 0 at its start to 1 at its end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What training takes of those who train together. */
export interface Training {
  readonly seed: number;
  readonly generation: number;
  readonly architecture: Architecture;
  readonly batchSize: number;
  readonly steps: number;
  readonly members: readonly Pick<TrainingMember, 'birth' | 'niche' | 'architecture' | 'gates' | 'hyperparameters'>[];
  readonly vocabulary: readonly string[];
  readonly texts: readonly TextReference[];
}

/** Trains a training group for a generation, and evaluates it on validation text. */
export interface TrainJob extends Training {
  readonly kind: 'train';
  /** What this generation is of the one schedule of learning rates that a tournament has; null: each training has its own. */
  readonly stretch: Stretch | null;
  /** How the weights of several donors become one network's. */
  readonly blending: Blending;
  /**
   * Size of the step by which weights that newborns inherit mutate, as `mutateWeights` takes it, before they are kept as those that they were
   * born with; null: neither, as heredity is not baldwinian.
   */
  readonly weightStep: number | null;
  /** What stays of weights in newborns whose network is not their donor's, as `shrinkWeights` takes it. */
  readonly shrink: number;
  /** Whether the optimizer's moments are kept. */
  readonly moments: boolean;
  readonly members: readonly TrainingMember[];
  readonly validationSymbols: number;
  /** Whether newborns are evaluated before training too. */
  readonly atBirth: boolean;
  readonly probes: boolean;
  /** Of training text, on which it is told what each module was worth; left out: it is not. */
  readonly worthSymbols?: number;
  /** With the steps that can be paid for. Null: they learn from text alone. */
  readonly learning: {
    readonly settings: PreferenceLearning;
    readonly panel: PanelConfig;
    readonly tastes: readonly TasteGenes[] | null;
  } | null;
}

/** Raises members from fresh weights, each in a niche, evaluates them on its test text, and keeps nothing. */
export interface RaiseJob extends Training {
  readonly kind: 'raise';
  readonly testSymbols: number;
}

/** Evaluates trained individuals of one architecture on a held-out part. */
export interface EvaluateJob {
  readonly kind: 'evaluate';
  readonly part: 'train' | 'validation' | 'test';
  readonly symbols: number;
  readonly architecture: Architecture;
  readonly members: readonly {
    readonly id: string;
    readonly niche: string;
    readonly weights: string;
    readonly gates?: readonly number[];
  }[];
  readonly vocabulary: readonly string[];
  readonly texts: readonly TextReference[];
}

/** Reads the cues of individuals, and expresses their regulatory genomes. */
export interface SenseJob {
  readonly kind: 'sense';
  /** Of windows, with the generation. */
  readonly seed: number;
  readonly generation: number;
  /** Seed of the projection of cues: one in all of a tournament. */
  readonly projection: number;
  /** Of a cue. */
  readonly symbols: number;
  /** Numbers that it is made into. */
  readonly dimensions: number;
  readonly members: readonly {
    readonly birth: Birth;
    readonly context: number;
    /** That the cue is of; null: no cue, which is as one of zeros. */
    readonly text: TextReference | null;
    /** Other than the cue. */
    readonly signals: readonly number[];
    /** With the marks that it has as the generation begins. */
    readonly regulation: BornRegulation;
  }[];
  readonly vocabulary: readonly string[];
}

/** Expresses a regulatory genome, with its marks, in several states of what is sensed. */
export interface ExpressJob {
  readonly kind: 'express';
  readonly regulation: BornRegulation;
  /** [states, signals] */
  readonly states: readonly (readonly number[])[];
}

export type Sensed = Pick<LivedRegulation, 'signals' | 'expression'>;

/** Lets an individual write. */
export interface SampleJob {
  readonly kind: 'sample';
  readonly architecture: Architecture;
  readonly gates?: readonly number[];
  readonly weights: string;
  readonly vocabulary: readonly string[];
  readonly prompt: string;
  readonly decoding: Decoding;
  readonly length: number;
  readonly seed: number;
}

/** Writes an individual's model as a file for other programs. */
export interface ExportJob {
  readonly kind: 'export';
  readonly format: ExportFormat;
  readonly individual: string;
  readonly niche: string;
  readonly architecture: Architecture;
  readonly gates?: readonly number[];
  readonly weights: string;
  readonly vocabulary: readonly string[];
}

export type Job =
  | SurveyJob
  | BaselinesJob
  | TrainJob
  | SenseJob
  | ExpressJob
  | RaiseJob
  | EvaluateJob
  | AppraiseJob
  | MixJob
  | AmbiguityJob
  | SpeciateJob
  | SampleJob
  | SampleMixtureJob
  | ExportJob
  | ExportMixtureJob
  | SoupJob
  | SetPromptsJob
  | WriteJob
  | JudgeJob
  | RateJob
  | RedQueenJob;
export type JobKind = Job['kind'];
export type JobOf<Kind extends JobKind> = Extract<Job, { kind: Kind }>;

export interface JobResults {
  survey: Survey;
  baselines: BaselinesView;
  train: readonly CostedOutcome[];
  sense: readonly Sensed[];
  /** By state, of each promoter in the order of the chromosome. */
  express: readonly (readonly number[])[];
  raise: readonly Raised[];
  evaluate: readonly EvaluationScore[];
  /** Null where losses are not finite. */
  appraise: { readonly appraised: Appraised | null; readonly flops: number };
  /** Null where the mixture gives no probability to some symbol. */
  mix: Omit<CommunityView, 'parameters'> | null;
  ambiguity: MixtureMeasure;
  speciate: Sorted;
  /** Of those who are kept, by index, the first among them. */
  soup: readonly number[];
  sample: string;
  'sample-mixture': string;
  /** A file in base64. */
  export: string;
  'export-mixture': string;
  'set-prompts': { readonly prompts: readonly string[]; readonly samples: readonly Sample[] };
  write: readonly Sample[];
  judge: JudgedArena;
  rate: readonly MethodRating[];
  'red-queen': Pick<RedQueenView, 'rates' | 'bits'>;
}

/** How far a job has come; `tokens` counts what was trained since the report before. */
export interface JobProgress {
  readonly fraction: number;
  readonly tokens: number;
  readonly loss?: LossPointView;
}

export interface JobContext {
  readonly report: (progress: JobProgress) => void;
  /** Lets the worker handle messages; awaited between steps. */
  readonly yieldToEventLoop: () => Promise<void>;
}

export type JobHandlers = {
  readonly [Kind in JobKind]: (job: JobOf<Kind>, context: JobContext) => Promise<JobResults[Kind]>;
};
