/** What the API answers of those who live in a tournament: their lineage, genes, scores, texts and battles. */
import type {
  BallotBody,
  BallotView,
  BattleDetailView,
  BattlesQuery,
  BattleView,
  CommunitySampleView,
  ComputeQuery,
  ComputeView,
  GeneHistoryView,
  GeneQuery,
  GenerationView,
  IndividualsQuery,
  IndividualView,
  LeaderboardRow,
  LineageFormat,
  MetricsQuery,
  MetricValueView,
  Page,
  Part,
  RatingByMethodView,
  RatingsByMethodQuery,
  RatingsQuery,
  RatingView,
  RedQueenQuery,
  RedQueenView,
  RelativeView,
  SampleRequestBody,
  SpeciesView,
  TableFormat,
  TreeLabels,
  VoteBody,
  VoteView,
} from '#contracts';
import { tournamentPath } from './paths';
import { fileRequest, type Target } from './request';
import { callsOf } from './calls';

export function populationRoutes(target: Target) {
  const { get, post } = callsOf(target);
  return {
    /** The first founded first. */
    species: (id: string) => get<SpeciesView[]>(`${tournamentPath(id)}/species`),
    generations: (id: string) => get<GenerationView[]>(`${tournamentPath(id)}/generations`),
    /** What the work of a tournament took, by generation and kind where nothing else is asked for. */
    compute: (id: string, query: ComputeQuery = {}) =>
      get<Page<ComputeView>>(`${tournamentPath(id)}/compute`, { query: { ...query } }),
    /** Values of a tournament's metrics by generation, name and subject. */
    metricValues: (id: string, query: MetricsQuery = {}) =>
      get<Page<MetricValueView>>(`${tournamentPath(id)}/metrics`, { query: { ...query } }),
    /** All that match, or the first `limit`. */
    metricsFile: (id: string, format: TableFormat, query: MetricsQuery = {}) =>
      fileRequest(target, `${tournamentPath(id)}/metrics`, { query: { ...query, format } }),
    individuals: (id: string, query: IndividualsQuery = {}) =>
      get<Page<IndividualView>>(`${tournamentPath(id)}/individuals`, { query: { ...query } }),
    /** All that match, or the first `limit`. */
    individualsFile: (id: string, format: TableFormat, query: IndividualsQuery = {}) =>
      fileRequest(target, `${tournamentPath(id)}/individuals`, { query: { ...query, format } }),
    /** By ids where no labels are asked for; names are for trees: newick, nhx, nexus and phyloxml. */
    lineageFile: (id: string, format: LineageFormat, labels?: TreeLabels) =>
      fileRequest(target, `${tournamentPath(id)}/lineage`, { query: { format, labels } }),
    /** How the alleles of a locus spread. */
    gene: (id: string, locus: string, query: GeneQuery = {}) =>
      get<GeneHistoryView>(`${tournamentPath(id)}/genes/${encodeURIComponent(locus)}`, { query: { ...query } }),
    /** What everyone who was born has at a locus, by birth. */
    allelesFile: (id: string, locus: string, format: TableFormat, query: { minGeneration?: number } = {}) =>
      fileRequest(target, `${tournamentPath(id)}/genes/${encodeURIComponent(locus)}/individuals`, {
        query: { ...query, format },
      }),
    /** Those who have an allele that no parent of theirs has. */
    geneOrigins: (id: string, locus: string, value: string | number, query: { limit?: number } = {}) =>
      get<RelativeView[]>(`${tournamentPath(id)}/genes/${encodeURIComponent(locus)}/origins`, {
        query: { value, ...query },
      }),
    leaderboard: (id: string, query: { part?: Part; limit?: number } = {}) =>
      get<LeaderboardRow[]>(`${tournamentPath(id)}/leaderboard`, { query }),
    ratings: (id: string, query: RatingsQuery = {}) =>
      get<RatingView[]>(`${tournamentPath(id)}/ratings`, { query: { ...query } }),
    /** By a method and a rater that the caller chooses. */
    ratingsByMethod: (id: string, query: RatingsByMethodQuery = {}) =>
      get<RatingByMethodView[]>(`${tournamentPath(id)}/ratings`, { query: { ...query } }),
    /** How well raters of each generation tell models of each from people, by niche. */
    redQueen: (id: string, query: RedQueenQuery = {}) =>
      get<RedQueenView[]>(`${tournamentPath(id)}/red-queen`, { query: { ...query } }),
    battles: (id: string, query: BattlesQuery = {}) =>
      get<Page<BattleView>>(`${tournamentPath(id)}/battles`, { query: { ...query } }),
    /** All that match, or the first `limit`. */
    battlesFile: (id: string, format: TableFormat, query: BattlesQuery = {}) =>
      fileRequest(target, `${tournamentPath(id)}/battles`, { query: { ...query, format } }),
    battle: (id: string, { generation, niche, number }: Pick<BattleView, 'generation' | 'niche' | 'number'>) =>
      get<BattleDetailView>(`${tournamentPath(id)}/battles/${generation}/${encodeURIComponent(niche)}/${number}`),
    /** Two texts to vote on. */
    ballot: (id: string, body: BallotBody) => post<BallotView>(`${tournamentPath(id)}/ballots`, { json: body }),
    vote: (ballotId: string, body: VoteBody) =>
      post<VoteView>(`/api/ballots/${encodeURIComponent(ballotId)}/votes`, { json: body }),
    sampleCommunity: (id: string, niche: string, request: SampleRequestBody) =>
      post<CommunitySampleView>(`${tournamentPath(id)}/communities/${encodeURIComponent(niche)}/samples`, {
        json: request,
      }),
    /** The bytes of an ONNX file. */
    exportCommunity: (id: string, niche: string) =>
      fileRequest(target, `${tournamentPath(id)}/communities/${encodeURIComponent(niche)}/export`, {
        query: { format: 'onnx' },
      }),
  };
}
