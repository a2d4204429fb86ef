import type { NicheGenerationView } from '#contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

/** A generation that has closed. */
@Entity('generation')
export class GenerationEntity {
  @PrimaryColumn(TEXT) @ForeignKey('tournament') tournamentId!: string;
  @PrimaryColumn('integer') generation!: number;
  @Column('json') niches!: NicheGenerationView[];
  /** Number of the last vote that its ratings could count; 0 before any. */
  @Column('integer') voteCut!: number;
  @Column('timestamptz') closedAt!: Date;
}
