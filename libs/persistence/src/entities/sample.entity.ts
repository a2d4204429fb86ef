import type { TextFeatures } from '#arena';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

/** What a competitor wrote after a prompt of an arena. */
@Entity('sample')
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
