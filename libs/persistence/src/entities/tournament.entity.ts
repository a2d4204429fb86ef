import type { BaselinesView, ChampionView, CommunityView, TournamentStatus } from '#contracts';
import type { ForkOf, Survey, TournamentConfig } from '#tournament';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { INTEGER, TEXT } from './column-types';

@Entity('tournament')
@Index('tournament_newest', ['createdAt', 'id'])
export class TournamentEntity {
  @PrimaryColumn(TEXT) id!: string;
  @Column(INTEGER) seed!: number;
  /** Null of a tournament that began with founders. */
  @Column('json', { nullable: true }) forkOf!: ForkOf | null;
  @Column('json') config!: TournamentConfig;
  @Column('text') status!: TournamentStatus;
  @Column({ ...TEXT, nullable: true }) reason!: string | null;
  @Column('json') survey!: Survey;
  @Column('json') baselines!: Readonly<Record<string, BaselinesView>>;
  @Column('integer') generation!: number;
  @Column('json', { nullable: true }) champion!: ChampionView | null;
  @Column('json') champions!: readonly ChampionView[];
  @Column('json') communities!: readonly CommunityView[];
  @Column('text', { nullable: true }) lineageHash!: string | null;
  @Column('text') engine!: string;
  @Column('text') processor!: string;
  @Column(INTEGER) tokensTrained!: number;
  @Column('double precision') seconds!: number;
  @Column('timestamptz') createdAt!: Date;
  /** Number of its newest event. */
  @Column('integer') lastSeq!: number;
  /** How many ever lived in it. */
  @Column('integer') individuals!: number;
  /** Of all that stands in `compute`. */
  @Column('double precision') flops!: number;
  @Column('double precision') cpuSeconds!: number;
  /** Whether anybody has a parent of another niche. */
  @Column('boolean') nichesMixed!: boolean;
  /** Of the newest claim; 0 before the first. */
  @Column('integer') fencingToken!: number;
  /** Who conducts it; null where nobody does. */
  @Column({ ...TEXT, nullable: true }) conductor!: string | null;
  /** By the database's clock: until then nobody else may take it over. */
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
  /** Generation of the newest window for votes; null before the first. */
  @Column('integer', { nullable: true }) votingGeneration!: number | null;
  /** By the database's clock: when that window ends, whoever conducts then. */
  @Column('timestamptz', { nullable: true }) votingUntil!: Date | null;
  /** Number of the last event of which a vote counts in that generation; null while the window is open. */
  @Column('integer', { nullable: true }) votesUntil!: number | null;
  /** Given by people; null: the config's. */
  @Column({ ...TEXT, nullable: true }) name!: string | null;
  @Column({ ...TEXT, nullable: true }) notes!: string | null;
}
