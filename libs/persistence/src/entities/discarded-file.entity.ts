import type { DiscardedFile } from '#tournament';
import { Entity, PrimaryColumn } from 'typeorm';

/** A file to remove, unless a tournament refers to it. */
@Entity('discarded_file')
export class DiscardedFileEntity {
  @PrimaryColumn('text') kind!: DiscardedFile['kind'];
  @PrimaryColumn('text') sha256!: string;
}
