/** Clade's HTTP API, one function a route. */
import type {
  AncestorView,
  AnnotationBody,
  BallotBody,
  BallotView,
  BattleDetailView,
  BattlesQuery,
  BattleView,
  CommunitySampleView,
  ComparisonView,
  ComputeQuery,
  ComputeView,
  CorpusView,
  DeadLetterView,
  EnvironmentView,
  ExperimentDetailView,
  ExperimentMetricQuery,
  ExperimentMetricView,
  ExperimentPlanView,
  ExperimentRequest,
  ExperimentsQuery,
  ExperimentView,
  ExportFormat,
  ForkBody,
  FoundView,
  GenomeDifferenceView,
  GeneHistoryView,
  GeneQuery,
  GenerationView,
  ImportView,
  IndividualComputeQuery,
  IndividualComputeView,
  IndividualDetailView,
  IndividualsQuery,
  IndividualView,
  InterventionBody,
  InterventionView,
  LaunchRequest,
  LeaderboardRow,
  LineageEvent,
  LineageFormat,
  MetricsQuery,
  MetricValueView,
  MetricView,
  NewTokenView,
  NormView,
  Page,
  Part,
  PublicationView,
  PooledRedQueenView,
  PooledTransplantsQuery,
  PooledTransplantsView,
  RatingByMethodView,
  RatingsByMethodQuery,
  RatingsQuery,
  RatingView,
  RedQueenQuery,
  RedQueenView,
  RegulationView,
  RelativeView,
  RetriedView,
  SampleRequestBody,
  SampleView,
  SpeciesView,
  TableFormat,
  TokenBody,
  TokenView,
  TournamentView,
  TransplantRequest,
  TransplantView,
  TreeLabels,
  VerificationBody,
  VerificationView,
  VoteBody,
  VoteView,
} from '#contracts';
import { fromSnapshot, snapshotOf, type TournamentState } from '#projection';
import { deleteRequest, fileRequest, jsonRequest, type RequestParts, streamRequest } from './request';

export interface Health {
  status: 'ok';
  pid: number;
  version: string;
}

export type ApiClient = ReturnType<typeof createApiClient>;

/**
 * A client of the server at `address`, such as `http://127.0.0.1:3000`, which may ask for a token. Each function throws an ApiProblem where the
 * server refuses, and a ServerUnreachableError where none answers.
 */
export function createApiClient(address: string, token?: string) {
  const target = { address, token };
  const get = <Answer>(path: string, parts?: RequestParts) => jsonRequest<Answer>(target, 'GET', path, parts);
  const post = <Answer>(path: string, parts?: RequestParts) => jsonRequest<Answer>(target, 'POST', path, parts);
  const patch = <Answer>(path: string, json: unknown) => jsonRequest<Answer>(target, 'PATCH', path, { json });

  return {
    health: (signal?: AbortSignal) => get<Health>('/api/health', { signal }),
    configSchema: () => get<Record<string, unknown>>('/api/config-schema'),

    experimentSchema: () => get<Record<string, unknown>>('/api/experiment-schema'),

    launchExperiment: (request: ExperimentRequest) => post<ExperimentDetailView>('/api/experiments', { json: request }),
    /** Checks it and tells what it can find and would spend; nothing is kept or run. */
    planExperiment: (request: ExperimentRequest) =>
      post<ExperimentPlanView>('/api/experiment-plans', { json: request }),
    /** Newest first: that which a tournament is a cell of, or those whose id begins as `called` or whose name it is. */
    experiments: (query: ExperimentsQuery = {}) =>
      get<Page<ExperimentView>>('/api/experiments', { query: { ...query } }),
    experiment: (id: string) => get<ExperimentDetailView>(experimentPath(id)),
    /** Its tournaments, a row each, with the primary outcome. */
    experimentRunsFile: (id: string, format: TableFormat) =>
      fileRequest(target, `${experimentPath(id)}/runs`, { query: { format } }),
    /** A metric over its seeds, as another outcome and by generation. */
    experimentMetric: (id: string, query: ExperimentMetricQuery) =>
      get<ExperimentMetricView>(`${experimentPath(id)}/metric`, { query }),
    /** Transplants of its tournaments, over its seeds. */
    pooledTransplants: (id: string, query: PooledTransplantsQuery = {}) =>
      get<PooledTransplantsView>(`${experimentPath(id)}/transplants`, { query }),
    /** Time shifts of its tournaments, over its seeds. */
    pooledRedQueen: (id: string, query: RedQueenQuery = {}) =>
      get<PooledRedQueenView>(`${experimentPath(id)}/red-queen`, { query: { ...query } }),
    /** With all its tournaments. A running one is refused. */
    removeExperiment: (id: string) => deleteRequest(target, experimentPath(id)),
    /** Answers when it has stopped. */
    pauseExperiment: (id: string) => post<ExperimentDetailView>(`${experimentPath(id)}/pause`),
    /** What has not finished never will. */
    cancelExperiment: (id: string) => post<ExperimentDetailView>(`${experimentPath(id)}/cancel`),
    resumeExperiment: (id: string, settings: { workers?: number } = {}) =>
      post<ExperimentDetailView>(`${experimentPath(id)}/resume`, { json: settings }),

    /** All of it with all its tournaments as one file; without weights where they are left out. */
    experimentArchive: (id: string, query: { weights?: boolean } = {}) =>
      streamRequest(target, `${experimentPath(id)}/archive`, { query }),

    /** Tournaments that go on from a closed generation of this one. */
    fork: (id: string, request: ForkBody) => post<TournamentView[]>(`${tournamentPath(id)}/forks`, { json: request }),
    /** The oldest first. */
    forks: (id: string) => get<TournamentView[]>(`${tournamentPath(id)}/forks`),

    launch: (request: LaunchRequest) => post<TournamentView>('/api/tournaments', { json: request }),
    /** Newest first; those of experiments are left out but for `all`. */
    tournaments: (query: { cursor?: string; limit?: number; all?: boolean } = {}) =>
      get<Page<TournamentView>>('/api/tournaments', { query }),
    /** Two to eight of them side by side. */
    compare: (ids: readonly string[]) =>
      get<ComparisonView>('/api/comparison', { query: { tournaments: ids.join(',') } }),
    /** Tournaments and individuals by words in their names and notes. */
    search: (text: string, query: { limit?: number } = {}) =>
      get<FoundView[]>('/api/search', { query: { text, ...query } }),
    tournament: (id: string) => get<TournamentView>(tournamentPath(id)),
    annotateTournament: (id: string, annotation: AnnotationBody) =>
      patch<TournamentView>(tournamentPath(id), annotation),
    /** With all that lived in it. A running one is refused. */
    removeTournament: (id: string) => deleteRequest(target, tournamentPath(id)),
    /** All of it as one file, which another Clade imports; without weights where they are left out. */
    archive: (id: string, query: { weights?: boolean } = {}) =>
      streamRequest(target, `${tournamentPath(id)}/archive`, { query }),
    /** Of a tournament or an experiment. */
    importArchive: (gzip: ReadableStream<Uint8Array> | Blob) => post<ImportView>('/api/archives', { gzip }),
    /** Changes its environment from the next generation on. */
    intervene: (id: string, intervention: InterventionBody) =>
      post<InterventionView>(`${tournamentPath(id)}/interventions`, { json: intervention }),
    /** Its dials by generation: what held, what is to come, and what was planned. */
    environment: (id: string) => get<EnvironmentView>(`${tournamentPath(id)}/environment`),
    /** Answers when it has stopped. */
    pause: (id: string) => post<TournamentView>(`${tournamentPath(id)}/pause`),
    /** Answers when it has stopped. */
    cancel: (id: string) => post<TournamentView>(`${tournamentPath(id)}/cancel`),
    resume: (id: string, settings: { workers?: number } = {}) =>
      post<TournamentView>(`${tournamentPath(id)}/resume`, { json: settings }),
    /** What its log comes to; a feed goes on after its `lastSeq`. */
    snapshot: async (id: string): Promise<TournamentState> =>
      fromSnapshot([snapshotOf(await fileRequest(target, `${tournamentPath(id)}/snapshot`))], { sharing: true }),
    /** The first founded first. */
    species: (id: string) => get<SpeciesView[]>(`${tournamentPath(id)}/species`),
    generations: (id: string) => get<GenerationView[]>(`${tournamentPath(id)}/generations`),
    /** What the work of a tournament took, by generation and kind where nothing else is asked for. */
    compute: (id: string, query: ComputeQuery = {}) =>
      get<Page<ComputeView>>(`${tournamentPath(id)}/compute`, { query: { ...query } }),
    /** What an individual took, and with it those whose weights it goes back to. */
    individualCompute: (id: string, query: IndividualComputeQuery = {}) =>
      get<IndividualComputeView>(`${individualPath(id)}/compute`, { query: { ...query } }),
    /** The metrics that the server measures, with units and help. */
    metrics: () => get<MetricView[]>('/api/metrics'),
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
    events: (id: string, query: { after?: number; limit?: number } = {}) =>
      get<LineageEvent[]>(`${tournamentPath(id)}/events`, { query }),

    startVerification: (id: string, settings: VerificationBody = {}) =>
      post<VerificationView>(`${tournamentPath(id)}/verifications`, { json: settings }),
    verification: (id: string) => get<VerificationView>(`/api/verifications/${encodeURIComponent(id)}`),

    /** Tests what comes from each deme in each niche; answers as it begins. */
    startTransplant: (id: string, request: TransplantRequest = {}) =>
      post<TransplantView>(`${tournamentPath(id)}/transplants`, { json: request }),
    /** Oldest first. */
    transplants: (id: string) => get<TransplantView[]>(`${tournamentPath(id)}/transplants`),
    transplant: (id: string, transplantId: string) => get<TransplantView>(transplantPath(id, transplantId)),
    /** Answers when it has stopped. */
    cancelTransplant: (id: string, transplantId: string) =>
      post<TransplantView>(`${transplantPath(id, transplantId)}/cancel`),

    individual: (id: string) => get<IndividualDetailView>(individualPath(id)),
    annotateIndividual: (id: string, annotation: AnnotationBody) =>
      patch<IndividualDetailView>(individualPath(id), annotation),
    /** The individual and its ancestors, the nearest `limit` (1 to 1000). */
    ancestors: (id: string, query: { depth?: number; limit?: number } = {}) =>
      get<AncestorView[]>(`${individualPath(id)}/ancestors`, { query }),
    /** The individual and its descendants, the nearest `limit` (1 to 1000). */
    descendants: (id: string, query: { depth?: number; limit?: number } = {}) =>
      get<AncestorView[]>(`${individualPath(id)}/descendants`, { query }),
    /** The individual, its primary parent, that one's, and so on back to a founder. */
    lineOfDescent: (id: string, query: { depth?: number } = {}) =>
      get<AncestorView[]>(`${individualPath(id)}/line`, { query }),
    /** The common ancestors of two that were born last. */
    commonAncestors: (id: string, otherId: string) =>
      get<RelativeView[]>(`${individualPath(id)}/common-ancestors`, { query: { with: otherId } }),
    /** Its regulatory genome, with what it expressed. */
    regulation: (id: string) => get<RegulationView>(`${individualPath(id)}/regulation`),
    regulationDifference: (id: string, otherId: string) =>
      get<GenomeDifferenceView>(`${individualPath(id)}/regulation/difference`, { query: { with: otherId } }),
    norm: (id: string) => get<NormView>(`${individualPath(id)}/regulation/norm`),
    /** An SVG. */
    logo: (id: string, factor: string) =>
      fileRequest(target, `${individualPath(id)}/regulation/logo`, { query: { factor } }),
    ratingHistory: (id: string) => get<RatingView[]>(`${individualPath(id)}/ratings`),
    sampleCommunity: (id: string, niche: string, request: SampleRequestBody) =>
      post<CommunitySampleView>(`${tournamentPath(id)}/communities/${encodeURIComponent(niche)}/samples`, {
        json: request,
      }),
    /** The bytes of an ONNX file. */
    exportCommunity: (id: string, niche: string) =>
      fileRequest(target, `${tournamentPath(id)}/communities/${encodeURIComponent(niche)}/export`, {
        query: { format: 'onnx' },
      }),
    sample: (id: string, request: SampleRequestBody) =>
      post<SampleView>(`${individualPath(id)}/samples`, { json: request }),
    /** The bytes of a file. */
    exportIndividual: (id: string, format: ExportFormat) =>
      fileRequest(target, `${individualPath(id)}/export`, { query: { format } }),

    tokens: () => get<TokenView[]>('/api/tokens'),
    /** The answer alone holds the token itself. */
    createToken: (request: TokenBody) => post<NewTokenView>('/api/tokens', { json: request }),
    revokeToken: (id: string) => deleteRequest(target, `/api/tokens/${encodeURIComponent(id)}`),
    /** A link that shows this tournament, and nothing else, to whoever has it. */
    publish: (id: string, limits: { days?: number } = {}) =>
      post<PublicationView>(`${tournamentPath(id)}/publications`, { json: limits }),

    deadLetters: () => get<DeadLetterView[]>('/api/dead-letters'),
    retryDeadLetter: (id: string) =>
      post<RetriedView>(`/api/dead-letters/${id.split('/').map(encodeURIComponent).join('/')}/retry`),

    corpora: () => get<CorpusView[]>('/api/corpora'),
    /** A text of others; `of` has the weight of each. */
    mixCorpora: (name: string, of: Readonly<Record<string, number>>) =>
      post<CorpusView>('/api/corpora/mixtures', { json: { name, of } }),
    addCorpus: (name: string, text: string) => post<CorpusView>('/api/corpora', { query: { name }, text }),
  };
}

function tournamentPath(id: string): string {
  return `/api/tournaments/${encodeURIComponent(id)}`;
}

function transplantPath(id: string, transplantId: string): string {
  return `${tournamentPath(id)}/transplants/${encodeURIComponent(transplantId)}`;
}

function experimentPath(id: string): string {
  return `/api/experiments/${encodeURIComponent(id)}`;
}

function individualPath(id: string): string {
  return `/api/individuals/${encodeURIComponent(id)}`;
}
