import type { ParentRole } from '#contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

/** An edge of the pedigree. */
@Entity('parentage')
@Index('parentage_children', ['parentId'])
export class ParentageEntity {
  @PrimaryColumn(TEXT) @ForeignKey('individual') childId!: string;
  @PrimaryColumn(TEXT) @ForeignKey('individual') parentId!: string;
  /** Fraction of the child's genes. */
  @Column('double precision') share!: number;
  @Column('text') role!: ParentRole;
  /** Fraction of the weights that the child starts from. */
  @Column('double precision') weightShare!: number;
  @Column('text', { array: true }) genes!: readonly string[];
}
