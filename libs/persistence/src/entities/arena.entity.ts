import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

/** The key by which others name an arena. */
export const OF_ARENA = ['tournamentId', 'generation', 'niche'] as const;

/** What a niche's competitors continue in a generation. */
@Entity('arena')
export class ArenaEntity {
  @PrimaryColumn(TEXT) @ForeignKey('tournament') tournamentId!: string;
  @PrimaryColumn('integer') generation!: number;
  @PrimaryColumn(TEXT) niche!: string;
  /** Of the niche in the config. */
  @Column('integer') nicheIndex!: number;
  @Column('json') prompts!: readonly string[];
}
