/** Questions about tournaments past and present, for those who watch. */
import type {
  AlleleView,
  AncestorView,
  AnnotationBody,
  BattleDetailView,
  BattlesQuery,
  BattleView,
  ComputeGroup,
  ComputeView,
  FoundView,
  GeneHistoryView,
  GeneQuery,
  GenerationView,
  IndividualComputeView,
  IndividualDetailView,
  IndividualsQuery,
  IndividualView,
  LeaderboardRow,
  LineageEvent,
  MetricsQuery,
  MetricValueView,
  Page,
  RatingsQuery,
  RatingView,
  RelativeView,
  SpeciesView,
  TournamentView,
} from '#contracts';
import type { Birth } from '#base';
import type { Setting } from '#environment';
import type { ParentShare } from '#evolution';
import type { CategoricalLocus, GeneValue, Locus, OrdinalLocus } from '#genome';
import type { LineageMember } from '#lineage';
import type { BornRegulation, LivedRegulation } from './regulation/regulation-records';

/** A cursor that no page gave out. */
export class BadCursorError extends Error {
  constructor(cursor: string) {
    super(`cursor ${JSON.stringify(cursor)} was not given out by this query; ask without one for the first page`);
    this.name = 'BadCursorError';
  }
}

/** A parent of who has regulation, as far as it tells where that is from. */
export interface RegulationParent extends Pick<ParentShare, 'id' | 'role' | 'share' | 'weightShare'> {
  readonly regulation: BornRegulation | null;
}

export interface KeptRegulation {
  readonly tournamentId: string;
  readonly born: BornRegulation;
  /** Those who are kept. */
  readonly parents: readonly RegulationParent[];
  /** By generation; where it did not train it stayed as it was. */
  readonly lives: readonly {
    readonly generation: number;
    readonly hasTrained: boolean;
    readonly lived: LivedRegulation;
  }[];
}

/** Of those born in `minGeneration` and later, everyone if it is left out. */
export interface AllelePage {
  readonly cursor?: string;
  readonly limit: number;
  readonly minGeneration?: number;
}

export interface TournamentArchive {
  /** Newest first; those of experiments are left out but for `all`. */
  list(page: { cursor?: string; limit: number; all?: boolean }): Promise<Page<TournamentView>>;
  /** How many run, whoever conducts them. */
  countRunning(): Promise<number>;
  find(tournamentId: string): Promise<TournamentView | undefined>;
  /** Those that go on from one of its generations, the oldest first */
  forks(tournamentId: string): Promise<readonly TournamentView[]>;
  /** A hash of all that it holds, names and notes too; undefined unless it is finished. */
  finishedRevision(tournamentId: string): Promise<string | undefined>;
  /** Its closed generations in order, with their metrics. */
  generations(tournamentId: string): Promise<readonly GenerationView[]>;
  /** What the environment was set to in the generations from one on that have opened, in order. */
  settings(tournamentId: string, from: number, limit: number): Promise<readonly (readonly Setting[])[]>;
  /** By generation, name and subject. */
  metrics(tournamentId: string, query: MetricsQuery & { limit: number }): Promise<Page<MetricValueView>>;
  /** What its work took, a row each `every` generations. Throws an InvalidValueError where lineages are too much to sum. */
  compute(
    tournamentId: string,
    query: { by: ComputeGroup; every?: number; cursor?: string; limit: number },
  ): Promise<Page<ComputeView>>;
  /** What an individual took, and with it those whose weights it goes back to. */
  individualCompute(
    individualId: string,
    query: { by: Exclude<ComputeGroup, 'lineage'>; limit: number },
  ): Promise<IndividualComputeView>;
  individuals(tournamentId: string, query: IndividualsQuery & { limit: number }): Promise<Page<IndividualView>>;
  individual(individualId: string): Promise<IndividualDetailView | undefined>;
  /** Its regulation, with that of each of its lives; undefined of none who exists, null without regulation. */
  regulation(individualId: string): Promise<KeptRegulation | null | undefined>;
  /** The individual itself (depth 0) and its ancestors, at most `depth` generations of descent up, the nearest `limit`. */
  ancestors(individualId: string, bounds: { depth: number; limit: number }): Promise<readonly AncestorView[]>;
  /** The individual itself (depth 0) and its descendants, at most `depth` generations of descent down, the nearest `limit`. */
  descendants(individualId: string, bounds: { depth: number; limit: number }): Promise<readonly AncestorView[]>;
  /** The individual itself (depth 0), its primary parent, that one's and so on, at most `depth` of them. */
  primaryLine(individualId: string, depth: number): Promise<readonly AncestorView[]>;
  /** The common ancestors of two that were born last, each counting as its own ancestor. */
  commonAncestors(individualId: string, otherId: string): Promise<readonly RelativeView[]>;
  /** Its species by number, with their members in closed generations. */
  species(tournamentId: string): Promise<readonly SpeciesView[]>;
  /** How the alleles of a locus spread among everyone who lived in a generation, the non-viable among them. */
  geneHistory(tournamentId: string, locus: Locus, query: GeneQuery): Promise<GeneHistoryView>;
  /** What everyone who was born has at a locus, by birth. */
  alleles(tournamentId: string, locus: Locus, page: AllelePage): Promise<Page<AlleleView>>;
  /** By birth, the first `limit` with an allele that no parent of theirs has. */
  geneOrigins(
    tournamentId: string,
    locus: CategoricalLocus | OrdinalLocus,
    value: GeneValue,
    limit: number,
  ): Promise<readonly RelativeView[]>;
  /** By birth, those born later than `after`. */
  lineage(tournamentId: string, after: Birth | undefined, limit: number): Promise<readonly LineageMember[]>;
  /** Individuals and baselines of each niche by bits per character, best first; `test` lists those evaluated on the test part. */
  leaderboard(tournamentId: string, part: 'validation' | 'test', limit: number): Promise<readonly LeaderboardRow[]>;
  /** Ratings of a generation, the newest rated where none is named, by niche and from the best. */
  ratings(tournamentId: string, query: RatingsQuery): Promise<readonly RatingView[]>;
  /** Of one competitor, generation after generation. */
  ratingHistory(individualId: string): Promise<readonly RatingView[]>;
  /** In the order in which they were fought. */
  battles(tournamentId: string, query: BattlesQuery & { limit: number }): Promise<Page<BattleView>>;
  battle(
    tournamentId: string,
    battle: { generation: number; niche: string; number: number },
  ): Promise<BattleDetailView | undefined>;
  /** Characters of all texts of an arena. */
  textLengths(
    tournamentId: string,
    arena: { generation: number; niche: string },
  ): Promise<readonly { competitor: string; prompt: number; characters: number }[]>;
  /** Events with a sequence number greater than `after`, in order. */
  events(tournamentId: string, after: number, limit: number): Promise<readonly LineageEvent[]>;
  /** Niche, deme and family of those of the individuals that exist. */
  kinds(
    individualIds: readonly string[],
  ): Promise<ReadonlyMap<string, { niche: string; deme: string; family: string }>>;
  /** Tournaments and individuals by words in their names and notes (quotes hold words together, a minus excludes), the best fit first. */
  search(text: string, limit: number): Promise<readonly FoundView[]>;
  annotateTournament(tournamentId: string, annotation: AnnotationBody): Promise<void>;
  annotateIndividual(individualId: string, annotation: AnnotationBody): Promise<void>;
}
