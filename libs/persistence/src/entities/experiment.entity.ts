import type { ExperimentConfig } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TEXT } from './column-types';

@Entity('experiment')
export class ExperimentEntity {
  @PrimaryColumn(TEXT) id!: string;
  @Column('json') config!: ExperimentConfig;
  @Column('timestamptz') createdAt!: Date;
}
