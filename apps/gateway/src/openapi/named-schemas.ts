/** Schemas that the API's description calls by name, so that a client that is made from it has types to speak of. */
import {
  accessView,
  allelePage,
  alleleView,
  ancestorView,
  annotationSchema,
  arenaView,
  ballotSchema,
  ballotView,
  battleDetailView,
  battlePage,
  battleView,
  championView,
  comparisonView,
  configSchema,
  corpusView,
  deadLetterView,
  eventView,
  experimentCellView,
  experimentDetailView,
  experimentMetricView,
  experimentPage,
  experimentPlanView,
  experimentRowView,
  experimentSchema,
  experimentView,
  foundView,
  geneGenerationView,
  geneHistoryView,
  generationView,
  healthView,
  importView,
  individualDetailView,
  individualPage,
  individualView,
  launchSchema,
  leaderboardRow,
  learningView,
  metricValuePage,
  metricValueView,
  metricView,
  newTokenView,
  pooledRedQueenView,
  pooledTransplantsView,
  problemView,
  publicationSchema,
  publicationView,
  ratingByMethodView,
  ratingView,
  relativeView,
  resumeSchema,
  retriedView,
  sampleSchema,
  sampleView,
  speciesView,
  tokenSchema,
  tokenView,
  communitySampleView,
  tournamentPage,
  tournamentView,
  transplantSchema,
  transplantView,
  verificationSchema,
  verificationView,
  voteSchema,
  voteView,
} from '#contracts';
import { z } from 'zod';
import { canonicalJson, type Json } from '#base';

const ANSWERS: Readonly<Record<string, z.ZodType>> = {
  Access: accessView,
  Allele: alleleView,
  AllelePage: allelePage,
  Ancestor: ancestorView,
  Arena: arenaView,
  Ballot: ballotView,
  Battle: battleView,
  BattleDetail: battleDetailView,
  BattlePage: battlePage,
  Champion: championView,
  Comparison: comparisonView,
  Corpus: corpusView,
  DeadLetter: deadLetterView,
  Event: eventView,
  Experiment: experimentView,
  ExperimentCell: experimentCellView,
  ExperimentDetail: experimentDetailView,
  ExperimentMetric: experimentMetricView,
  ExperimentPage: experimentPage,
  ExperimentPlan: experimentPlanView,
  ExperimentRow: experimentRowView,
  Found: foundView,
  GeneGeneration: geneGenerationView,
  GeneHistory: geneHistoryView,
  Generation: generationView,
  Health: healthView,
  Import: importView,
  Individual: individualView,
  IndividualDetail: individualDetailView,
  IndividualPage: individualPage,
  LeaderboardRow: leaderboardRow,
  Learning: learningView,
  Metric: metricView,
  MetricValue: metricValueView,
  MetricValuePage: metricValuePage,
  NewToken: newTokenView,
  Publication: publicationView,
  Token: tokenView,
  PooledRedQueen: pooledRedQueenView,
  PooledTransplants: pooledTransplantsView,
  Problem: problemView,
  Rating: ratingView,
  RatingByMethod: ratingByMethodView,
  Relative: relativeView,
  Retried: retriedView,
  Sample: sampleView,
  CommunitySample: communitySampleView,
  Tournament: tournamentView,
  Species: speciesView,
  TournamentPage: tournamentPage,
  Transplant: transplantView,
  Verification: verificationView,
  Vote: voteView,
};
const REQUESTS: Readonly<Record<string, z.ZodType>> = {
  Annotation: annotationSchema,
  BallotRequest: ballotSchema,
  Config: configSchema,
  ExperimentRequest: experimentSchema,
  LaunchRequest: launchSchema,
  PublicationRequest: publicationSchema,
  TokenRequest: tokenSchema,
  ResumeRequest: resumeSchema,
  SampleRequest: sampleSchema,
  TransplantRequest: transplantSchema,
  VerificationRequest: verificationSchema,
  VoteRequest: voteSchema,
};

export const PROBLEM = { $ref: '#/components/schemas/Problem' };

type Schemas = Record<string, Record<string, unknown>>;

/** The part of a document with every schema that has a name replaced by it, and what the names stand for. */
export function nameSchemas<Part>(part: Part): { part: Part; schemas: Schemas } {
  const named = [...written(ANSWERS, 'output'), ...written(REQUESTS, 'input')];
  const names = new Map(named.map(([name, schema]) => [canonicalJson(schema as Json), name]));
  const replace = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const name = names.get(canonicalJson(value as Json));
    return name === undefined ? within(value) : { $ref: `#/components/schemas/${name}` };
  };
  const within = (value: object): object =>
    Array.isArray(value)
      ? value.map(replace)
      : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]));
  const schemas = Object.fromEntries(named.map(([name, schema]) => [name, within(schema)])) as Schemas;
  return { part: replace(part) as Part, schemas };
}

function written(schemas: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output'): [string, object][] {
  return Object.entries(schemas).map(([name, schema]) => {
    const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'openapi-3.0', io });
    return [name, json];
  });
}
