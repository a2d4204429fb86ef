import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { INTEGER, TEXT } from './column-types';

/** Which experiment a tournament belongs to. */
@Entity('experiment_cell')
@Index('experiment_cell_by_position', ['experimentId', 'position'], { unique: true })
export class ExperimentCellEntity {
  @PrimaryColumn(TEXT) @ForeignKey('tournament') tournamentId!: string;
  @Column(TEXT) @ForeignKey('experiment') experimentId!: string;
  /** From 0, in the order in which cells run. */
  @Column('integer') position!: number;
  @Column('text') arm!: string;
  @Column('json') levels!: Readonly<Record<string, string>>;
  @Column(INTEGER) seed!: number;
}
