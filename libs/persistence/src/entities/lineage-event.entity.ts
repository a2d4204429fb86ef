import type { LineageEvent } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('lineage_event')
export class LineageEventEntity {
  @PrimaryColumn('text') tournamentId!: string;
  /** From 1, without a gap. */
  @PrimaryColumn('integer') seq!: number;
  @Column('text') type!: LineageEvent['type'];
  @Column('timestamptz') at!: Date;
  @Column('smallint') v!: LineageEvent['v'];
  @Column('json') data!: LineageEvent['data'];
}
