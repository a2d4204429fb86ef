import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

/** What the scheme of a tournament remembered once a generation was born. */
@Entity('scheme_state')
export class SchemeStateEntity {
  @PrimaryColumn(TEXT) @ForeignKey('tournament') tournamentId!: string;
  @PrimaryColumn('integer') generation!: number;
  /** JSON: its type, which refers to itself, is too deep for queries. */
  @Column('json') state!: unknown;
}
