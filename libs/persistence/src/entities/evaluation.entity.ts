import type { Part } from '#contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

@Entity('evaluation')
@Index('evaluation_on_test', ['bitsPerCharacter'], { where: `part = 'test'` })
export class EvaluationEntity {
  @PrimaryColumn(TEXT) @ForeignKey('individual') individualId!: string;
  /** On whose text it was evaluated. */
  @PrimaryColumn(TEXT) niche!: string;
  /** In which it was: on validation each in which it trained, before selection sees it; the newest on test. */
  @PrimaryColumn('integer') generation!: number;
  @PrimaryColumn('text') part!: Part;
  @Column('integer') symbols!: number;
  @Column('double precision') nats!: number;
  @Column('double precision') bitsPerCharacter!: number;
  @Column('double precision') standardErrorNats!: number;
  @Column('double precision') predictionEntropyBits!: number;
  /** Mean nats of each block. Long: read only where it is requested. */
  @Column('double precision', { array: true, select: false }) blocks!: readonly number[];
}
