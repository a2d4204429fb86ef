import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

/** Of which species somebody was in a generation. */
@Entity('membership')
@ForeignKey('species', ['tournamentId', 'species'], ['tournamentId', 'number'])
export class MembershipEntity {
  @PrimaryColumn(TEXT) @ForeignKey('tournament') tournamentId!: string;
  @PrimaryColumn('integer') generation!: number;
  @PrimaryColumn(TEXT) @ForeignKey('individual') individual!: string;
  @Column('integer') species!: number;
}
