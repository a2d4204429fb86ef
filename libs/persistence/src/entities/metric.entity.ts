import type { MetricScope } from '#contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

/** A value of a metric in a generation; it may be a metric that this build does not know. */
@Entity('metric')
@Index('metric_by_name', ['tournamentId', 'name', 'generation', 'subject'])
export class MetricEntity {
  @PrimaryColumn(TEXT) @ForeignKey('tournament') tournamentId!: string;
  @PrimaryColumn('integer') generation!: number;
  @PrimaryColumn('text') name!: string;
  @PrimaryColumn(TEXT) subject!: string;
  @Column('text') scope!: MetricScope;
  @Column('double precision') value!: number;
  @Column('double precision', { nullable: true }) standardError!: number | null;
}
