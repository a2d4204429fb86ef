import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OF_ARENA } from './arena.entity';
import { TEXT } from './column-types';

/** A pair of texts that somebody was given to vote on. */
@Entity('ballot')
@Index('ballot_of_voter', ['voter', 'issuedAt'])
@ForeignKey('arena', OF_ARENA, OF_ARENA)
export class BallotEntity {
  @PrimaryColumn(TEXT) id!: string;
  @Column(TEXT) tournamentId!: string;
  @Column('integer') generation!: number;
  @Column(TEXT) niche!: string;
  @Column(TEXT) voter!: string;
  @Column('integer') prompt!: number;
  @Column(TEXT) first!: string;
  @Column(TEXT) second!: string;
  @Column('timestamptz') issuedAt!: Date;
}
