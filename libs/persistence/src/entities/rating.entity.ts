import type { CompetitorKind } from '#contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OF_ARENA } from './arena.entity';
import { TEXT } from './column-types';

/** What the battles of a generation say of a competitor. */
@Entity('rating')
@Index('rating_of_competitor', ['tournamentId', 'competitor', 'generation'])
@ForeignKey('arena', OF_ARENA, OF_ARENA)
export class RatingEntity {
  @PrimaryColumn(TEXT) tournamentId!: string;
  @PrimaryColumn('integer') generation!: number;
  @PrimaryColumn(TEXT) niche!: string;
  @PrimaryColumn(TEXT) competitor!: string;
  @Column('text') kind!: CompetitorKind;
  @Column('double precision') nats!: number;
  @Column('double precision') standardErrorNats!: number;
  @Column('double precision') lowerNats!: number;
  @Column('double precision') upperNats!: number;
  @Column('double precision') ownErrorNats!: number;
  @Column('integer') degreesOfFreedom!: number;
  @Column('double precision') elo!: number;
  @Column('integer') rank!: number;
  @Column('integer') lowestRank!: number;
  @Column('integer') battles!: number;
  @Column('json') tastes!: Record<string, number>;
  @Column('double precision') gold!: number;
  @Column('json') notes!: string[];
}
