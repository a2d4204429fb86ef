import type { LineageEvent } from '#contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

@Entity('lineage_event')
@Index('lineage_event_intervention', ['tournamentId', 'seq'], { where: `"type" = 'environment.intervened'` })
export class LineageEventEntity {
  @PrimaryColumn(TEXT) @ForeignKey('tournament') tournamentId!: string;
  /** From 1, without a gap. */
  @PrimaryColumn('integer') seq!: number;
  @Column('text') type!: LineageEvent['type'];
  @Column('timestamptz') at!: Date;
  @Column('smallint') v!: LineageEvent['v'];
  @Column('json') data!: LineageEvent['data'];
}
