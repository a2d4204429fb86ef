import type { ProbeName, ProbeScores } from '#arena';
import type { LearningView, LossPointView } from '#contracts';
import type { Life } from '#tournament';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { INTEGER, TEXT } from './column-types';

/** What training made of an individual in a generation. */
@Entity('life')
@Index('life_weights', ['weights'])
@Index('life_optimizer_state', ['optimizerState'])
@Index('life_birth_weights', ['birthWeights'])
export class LifeEntity {
  @PrimaryColumn(TEXT) @ForeignKey('individual') individualId!: string;
  @PrimaryColumn('integer') generation!: number;
  /** Why its training was undone; null where it was not. */
  @Column({ ...TEXT, nullable: true }) cause!: string | null;
  /** SHA-256 of its weights file. */
  @Column('text') weights!: string;
  /** SHA-256 of the file with its optimizer's moments; null where they are not kept. */
  @Column('text', { nullable: true }) optimizerState!: string | null;
  /** SHA-256 of the file with the weights that it was born with; null unless heredity is baldwinian. */
  @Column('text', { nullable: true }) birthWeights!: string | null;
  /** On validation before training; null where it was not evaluated then. */
  @Column('double precision', { nullable: true }) birthNats!: number | null;
  @Column('double precision') inheritedFraction!: number;
  @Column(INTEGER) tokensTrained!: number;
  @Column('double precision') trainingFlops!: number;
  @Column('double precision') sparsity!: number;
  @Column('json', { nullable: true }) learning!: LearningView | null;
  @Column('json', { nullable: true }) probes!: ProbeScores | null;
  /** Of training, in nats a symbol, and by doubling; null where it was one point. */
  @Column('double precision') prequentialNats!: number;
  @Column('double precision', { nullable: true }) prequentialSlope!: number | null;
  /** Which measures are of a text that the niche has no more; null: none. */
  @Column({ ...TEXT, nullable: true }) formerText!: Life['formerText'];
  /** Probes passed so far. */
  @Column('json') passed!: readonly ProbeName[];
  /** Null without regulation. */
  @Column('json', { nullable: true }) regulation!: Life['regulation'] | null;
  /** Long: read only where it is requested. */
  @Column('json', { select: false }) lossCurve!: readonly LossPointView[];
}
