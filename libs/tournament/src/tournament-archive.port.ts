/** Questions about tournaments past and present, for those who watch. */
import type {
  AncestorView,
  AnnotationBody,
  BattleDetailView,
  BattlesQuery,
  BattleView,
  IndividualDetailView,
  IndividualsQuery,
  IndividualView,
  LeaderboardRow,
  LineageEvent,
  Page,
  RatingsQuery,
  RatingView,
  TournamentView,
} from '#contracts';
import type { Birth } from '#base';
import type { LineageMember } from '#lineage';

/** A cursor that no page gave out. */
export class BadCursorError extends Error {
  constructor(cursor: string) {
    super(`cursor ${JSON.stringify(cursor)} was not given out by this query; ask without one for the first page`);
    this.name = 'BadCursorError';
  }
}

export interface TournamentArchive {
  /** Newest first. */
  list(page: { cursor?: string; limit: number }): Promise<Page<TournamentView>>;
  find(tournamentId: string): Promise<TournamentView | undefined>;
  /** Tournaments left running by a conductor that died. */
  running(): Promise<readonly string[]>;
  individuals(tournamentId: string, query: IndividualsQuery & { limit: number }): Promise<Page<IndividualView>>;
  individual(individualId: string): Promise<IndividualDetailView | undefined>;
  /** The individual itself (depth 0) and its ancestors, at most `depth` generations of descent up, nearest first. */
  ancestors(individualId: string, depth: number): Promise<readonly AncestorView[]>;
  /** By birth, those born later than `after`. */
  lineage(tournamentId: string, after: Birth | undefined, limit: number): Promise<readonly LineageMember[]>;
  /** Individuals and anchors of each niche by bits per character, best first; `test` lists those examined on the test part. */
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
  /** Events with a sequence number greater than `after`, in order. */
  events(tournamentId: string, after: number, limit: number): Promise<readonly LineageEvent[]>;
  annotateTournament(tournamentId: string, annotation: AnnotationBody): Promise<void>;
  annotateIndividual(individualId: string, annotation: AnnotationBody): Promise<void>;
}
