import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

/** Somebody in whom an allele arose. */
@Entity('gene_origin')
export class GeneOriginEntity {
  @PrimaryColumn(TEXT) @ForeignKey('tournament', { onDelete: 'CASCADE' }) tournamentId!: string;
  @PrimaryColumn('text') locus!: string;
  @PrimaryColumn('text') allele!: string;
  @PrimaryColumn('integer') generation!: number;
  @PrimaryColumn('integer') slot!: number;
}
