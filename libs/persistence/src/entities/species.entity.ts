import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

/** A species as it was founded; members say how long it lived. */
@Entity('species')
export class SpeciesEntity {
  @PrimaryColumn(TEXT) @ForeignKey('tournament') tournamentId!: string;
  @PrimaryColumn('integer') number!: number;
  @Column('text') name!: string;
  /** Number of the species that it branched off. */
  @Column('integer', { nullable: true }) parent!: number | null;
  @Column(TEXT) @ForeignKey('individual') founder!: string;
  @Column('integer') generation!: number;
}
