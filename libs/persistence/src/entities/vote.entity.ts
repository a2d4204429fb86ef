import type { BattleOutcome } from '#contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { TEXT } from './column-types';

/** What a person preferred. One vote a voter, pair and prompt, whichever text stood first. */
@Entity('vote')
@Unique(['tournamentId', 'seq'])
@Unique('vote_once', ['tournamentId', 'voter', 'generation', 'niche', 'prompt', 'lowerName', 'upperName'])
@Index('vote_of_voter', ['voter', 'at'])
export class VoteEntity {
  @PrimaryColumn(TEXT) @ForeignKey('ballot') ballotId!: string;
  @Column(TEXT) tournamentId!: string;
  /** Of its event. */
  @Column('integer') seq!: number;
  @Column(TEXT) voter!: string;
  @Column('integer') generation!: number;
  @Column(TEXT) niche!: string;
  @Column('integer') prompt!: number;
  /** The pair in the order of names. */
  @Column(TEXT) lowerName!: string;
  @Column(TEXT) upperName!: string;
  @Column(TEXT) first!: string;
  @Column(TEXT) second!: string;
  @Column('text') outcome!: BattleOutcome;
  @Column('timestamptz') at!: Date;
}
