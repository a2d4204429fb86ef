import type { BattleView } from '#contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OF_ARENA } from './arena.entity';
import { TEXT } from './column-types';

@Entity('battle')
@Index('battle_first', ['tournamentId', 'first', 'generation', 'niche', 'number'])
@Index('battle_second', ['tournamentId', 'second', 'generation', 'niche', 'number'])
@ForeignKey('arena', OF_ARENA, OF_ARENA)
export class BattleEntity {
  @PrimaryColumn(TEXT) tournamentId!: string;
  @PrimaryColumn('integer') generation!: number;
  @PrimaryColumn(TEXT) niche!: string;
  /** From 0, in the order in which they were fought. */
  @PrimaryColumn('integer') number!: number;
  @Column(TEXT) first!: string;
  @Column(TEXT) second!: string;
  @Column('integer') prompt!: number;
  @Column(TEXT) rater!: string;
  @Column('text') outcome!: BattleView['outcome'];
}
