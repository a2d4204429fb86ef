import type { IndividualStatus } from '#contracts';
import type { Architecture, Genome, Recipe } from '#genome';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { TEXT } from './column-types';
import type { ExamEntity } from './exam.entity';
import type { LifeEntity } from './life.entity';

@Entity('individual')
@Unique(['tournamentId', 'generation', 'slot'])
export class IndividualEntity {
  @PrimaryColumn(TEXT) id!: string;
  @Column(TEXT) @ForeignKey('tournament') tournamentId!: string;
  @Column('integer') generation!: number;
  @Column('integer') slot!: number;
  @Column(TEXT) niche!: string;
  @Column('text') family!: string;
  @Column('json') genome!: Genome;
  @Column('json') architecture!: Architecture;
  @Column('json') recipe!: Recipe;
  @Column('integer') parameters!: number;
  @Column('text') status!: IndividualStatus;
  @Column({ ...TEXT, nullable: true }) cause!: string | null;
  @Column('integer', { nullable: true }) diedGeneration!: number | null;
  /** Given by people. */
  @Column({ ...TEXT, nullable: true }) name!: string | null;
  @Column({ ...TEXT, nullable: true }) notes!: string | null;

  /** Of a raised individual, where the query joins it. */
  life?: LifeEntity | null;
  /** Its exam on the validation part, where the query joins it. */
  validation?: ExamEntity | null;
}
