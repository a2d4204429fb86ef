import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

/** A locus among everyone who lived in a closed generation. */
@Entity('gene_history')
export class GeneHistoryEntity {
  @PrimaryColumn(TEXT) @ForeignKey('tournament', { onDelete: 'CASCADE' }) tournamentId!: string;
  @PrimaryColumn('text') locus!: string;
  @PrimaryColumn('integer') generation!: number;
  @Column('integer') living!: number;
  /** How many have each allele; null of a real locus. */
  @Column('json', { nullable: true }) alleles!: Readonly<Record<string, number>> | null;
  /** Least, quartiles and greatest of a real locus; null of others. */
  @Column('double precision', { array: true, nullable: true }) quantiles!: readonly number[] | null;
}
