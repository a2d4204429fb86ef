import type { ComputeKind } from '#contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { INTEGER, TEXT } from './column-types';

/** What work of a generation took, of one kind, for an individual or, where it names none, for all together. */
@Entity('compute')
export class ComputeEntity {
  @PrimaryColumn(TEXT) @ForeignKey('tournament') tournamentId!: string;
  @PrimaryColumn('integer') generation!: number;
  @PrimaryColumn(TEXT) individual!: string;
  @PrimaryColumn('text') kind!: ComputeKind;
  @Column('double precision') flops!: number;
  @Column(INTEGER) tokens!: number;
  @Column('double precision') cpuSeconds!: number;
}
