import type { TextFeatures } from '#arena';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { OF_ARENA } from './arena.entity';
import { TEXT } from './column-types';

/** What a competitor wrote after a prompt of an arena. */
@Entity('sample')
@ForeignKey('arena', OF_ARENA, OF_ARENA)
export class SampleEntity {
  @PrimaryColumn(TEXT) tournamentId!: string;
  @PrimaryColumn('integer') generation!: number;
  @PrimaryColumn(TEXT) niche!: string;
  @PrimaryColumn(TEXT) competitor!: string;
  @PrimaryColumn('integer') prompt!: number;
  /** As JSON, which may hold any character. */
  @Column('json') content!: string;
  @Column('json') features!: TextFeatures;
}
