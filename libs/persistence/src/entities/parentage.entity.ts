import type { ParentRole } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An edge of the pedigree. */
@Entity('parentage')
export class ParentageEntity {
  @PrimaryColumn('text') childId!: string;
  @PrimaryColumn('text') parentId!: string;
  /** Fraction of the child's genes. */
  @Column('double precision') share!: number;
  @Column('text') role!: ParentRole;
  /** Whether it gave the child its weights. */
  @Column('boolean') donor!: boolean;
  @Column('text', { array: true }) genes!: readonly string[];
}
