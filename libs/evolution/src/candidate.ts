import type { Birth } from '#base';
import type { Genome } from '#genome';

/** What battles say of an individual. */
export interface CandidateRating {
  /** Bradley-Terry log-strength above a competitor that is the same for all of a deme; higher is fitter. */
  readonly nats: number;
  /** Of `nats`. */
  readonly standardError: number;
  /** Its part alone: sqrt(a^2 + b^2) of two is about the error of the difference between them. */
  readonly ownError: number;
  /** Of Student's t, by which both errors count. */
  readonly degreesOfFreedom: number;
  /** Utility or rating by rater, higher is better. */
  readonly cases: Readonly<Record<string, number>>;
}

/** An individual with a name, as the conductor hands it to the kernel. */
export interface Candidate extends Birth {
  readonly id: string;
  readonly deme: string;
  readonly genome: Genome;
  /** Number of its species; null, or left out: of none. */
  readonly species?: number | null;
  /** Validation cross-entropy in nats, lower is fitter; null: non-viable, never selected. */
  readonly validationNats: number | null;
  /** The same by the text of each deme, by name, its own among them; null: none. Left out where no goals are moved. */
  readonly goalNats?: Readonly<Record<string, number | null>>;
  /** The same of each block of the evaluation, lower is better; blocks are the same for all of a deme. */
  readonly blockNats: readonly number[];
  /** Nats a symbol of its training text, each batch before it was learned from; lower is fitter; null if non-viable. */
  readonly prequentialNats: number | null;
  /** Of whom it had the weights that it started from. */
  readonly donors: readonly string[];
  readonly parameters: number;
  /** Of its predictions over the evaluation; null if non-viable. */
  readonly predictionEntropyBits: number | null;
  /** Null: never judged. Where a fitness needs a rating, such a one ranks after all that have one. */
  readonly rating: CandidateRating | null;
}
