import type { EnvironmentState } from '#tournament';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

/** What held in a generation of a tournament. */
@Entity('environment')
export class EnvironmentEntity {
  @PrimaryColumn(TEXT) @ForeignKey('tournament') tournamentId!: string;
  @PrimaryColumn('integer') generation!: number;
  @Column('json') interventions!: EnvironmentState['interventions'];
  @Column('json') settings!: EnvironmentState['settings'];
  @Column('json') summary!: EnvironmentState['summary'];
}
