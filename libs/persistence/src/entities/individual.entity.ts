import type { ProbeName } from '#arena';
import type { IndividualStatus } from '#contracts';
import type { Architecture, Genome, Hyperparameters } from '#genome';
import type { Individual } from '#tournament';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { INTEGER, TEXT } from './column-types';
import type { EvaluationEntity } from './evaluation.entity';
import type { LifeEntity } from './life.entity';

const OF_KIND = ['tournamentId', 'niche', 'family'] as const;
const BIRTH = ['generation', 'slot'] as const;

@Entity('individual')
@Unique(['tournamentId', 'generation', 'slot'])
@Index('individual_by_birth', [...OF_KIND, ...BIRTH])
@Index('individual_by_validation_nats', [...OF_KIND, 'validationNats', ...BIRTH])
@Index('individual_by_rating', [...OF_KIND, 'rating', ...BIRTH])
@Index('individual_by_parameters', [...OF_KIND, 'parameters', ...BIRTH])
@Index('individual_by_tokens_trained', [...OF_KIND, 'tokensTrained', ...BIRTH])
@Index('individual_by_bits', ['tournamentId', 'bitsPerCharacter', ...BIRTH])
@Index('individual_by_death', ['tournamentId', 'diedGeneration'])
@Index('individual_untrained', ['tournamentId', 'status', ...BIRTH], { where: `status <> 'trained'` })
@Index('individual_untrained_by_parameters', ['tournamentId', 'status', 'parameters', ...BIRTH], {
  where: `status <> 'trained'`,
})
@Index('individual_annotated', ['tournamentId', 'id'], { where: 'name IS NOT NULL OR notes IS NOT NULL' })
export class IndividualEntity {
  @PrimaryColumn(TEXT) id!: string;
  @Column(TEXT) @ForeignKey('tournament') tournamentId!: string;
  @Column('integer') generation!: number;
  @Column('integer') slot!: number;
  @Column(TEXT) niche!: string;
  @Column(TEXT) deme!: string;
  @Column('text') family!: string;
  @Column('json') genome!: Genome;
  @Column('json') architecture!: Architecture;
  @Column('json') hyperparameters!: Hyperparameters;
  /** Null without regulation. */
  @Column('json', { nullable: true }) regulation!: Individual['regulation'] | null;
  @Column('integer') parameters!: number;
  @Column('json') ancestorsPassed!: readonly ProbeName[];
  @Column('text') status!: IndividualStatus;
  @Column({ ...TEXT, nullable: true }) cause!: string | null;
  @Column('integer', { nullable: true }) diedGeneration!: number | null;
  /** Number of the newest of its species; kept with it. */
  @Column('integer', { nullable: true }) species!: number | null;
  /** Given by people. */
  @Column({ ...TEXT, nullable: true }) name!: string | null;
  @Column({ ...TEXT, nullable: true }) notes!: string | null;

  /** What it is sorted by, kept with it: its cross-entropy on the validation part where that is finite, and so on. */
  @Column('double precision', { nullable: true, select: false }) validationNats!: number | null;
  @Column('double precision', { nullable: true, select: false }) bitsPerCharacter!: number | null;
  @Column({ ...INTEGER, nullable: true, select: false }) tokensTrained!: number | null;
  /** The newest of its ratings. */
  @Column('double precision', { nullable: true, select: false }) rating!: number | null;

  /** Of a trained individual, where the query joins it. */
  life?: LifeEntity | null;
  /** Its evaluation on the validation part, where the query joins it. */
  validation?: EvaluationEntity | null;
}
