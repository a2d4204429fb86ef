/** Requests as a client writes them: types of the same schemas, without what only the server fills in. */
import type { z } from 'zod';
import type { ComputeInput, IndividualComputeInput } from './compute-requests';
import type { experimentSchema, ExperimentsInput } from './experiment-requests';
import type {
  AnnotationInput,
  BattlesInput,
  ExportInput,
  GeneInput,
  IndividualsInput,
  InterventionInput,
  interventionSchema,
  launchSchema,
  LineageInput,
  MetricsInput,
  RatingsInput,
  SampleInput,
  TableInput,
} from './requests';

/** A query as a client asks it. Rows as a file have calls of their own. */
type Asked<Query> = Partial<Omit<Query, 'format'>>;
export type IndividualsQuery = Asked<IndividualsInput>;
export type MetricsQuery = Asked<MetricsInput>;
export type GeneQuery = Asked<GeneInput>;
export type ComputeQuery = Asked<ComputeInput>;
export type IndividualComputeQuery = Asked<IndividualComputeInput>;
export type ExperimentsQuery = Asked<ExperimentsInput>;
export type BattlesQuery = Asked<BattlesInput>;
/** Ratings that the caller chooses, computed on demand; with neither a method nor a rater those that were kept. */
export type RatingsByMethodQuery = Asked<RatingsInput>;
export type RatingsQuery = Pick<RatingsByMethodQuery, 'generation' | 'niche'>;

/** The config is as a person wrote it: the server says what is wrong with it. */
export type LaunchRequest = Omit<z.input<typeof launchSchema>, 'config'> & { config: unknown };
export type ExperimentRequest = Omit<z.input<typeof experimentSchema>, 'config'> & { config: unknown };
/** The server says what is wrong with it. */
export type InterventionBody = Omit<z.input<typeof interventionSchema>, 'set' | 'taste'> & {
  set: string;
  taste?: string;
};
export type InterventionView = InterventionInput;
export type SampleRequestBody = SampleInput;
export type AnnotationBody = AnnotationInput;

/** A model as a file: `onnx` is a graph with its weights, `safetensors` the weights alone. */
export type ExportFormat = ExportInput['format'];
/** A lineage as a file; docs/exports.md describes what each holds. */
export type LineageFormat = LineageInput['format'];
/** How a tree as a file calls individuals: by their ids, or by those and the names that people gave. */
export type TreeLabels = LineageInput['labels'];
/** Rows as a file: comma-separated values, or JSON a line. */
export type TableFormat = Exclude<TableInput['format'], 'json'>;
