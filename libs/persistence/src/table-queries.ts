/** The rows of one tournament in each table: how they are found, and their order, the same on every database. */
import type { Table } from '#tournament';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { ArenaEntity } from './entities/arena.entity';
import { BallotEntity } from './entities/ballot.entity';
import { BattleEntity } from './entities/battle.entity';
import { ComputeEntity } from './entities/compute.entity';
import { EnvironmentEntity } from './entities/environment.entity';
import { EvaluationEntity } from './entities/evaluation.entity';
import { GenerationEntity } from './entities/generation.entity';
import { IndividualEntity } from './entities/individual.entity';
import { LifeEntity } from './entities/life.entity';
import { LineageEventEntity } from './entities/lineage-event.entity';
import { MembershipEntity } from './entities/membership.entity';
import { MetricEntity } from './entities/metric.entity';
import { ParentageEntity } from './entities/parentage.entity';
import { RatingEntity } from './entities/rating.entity';
import { SampleEntity } from './entities/sample.entity';
import { SchemeStateEntity } from './entities/scheme-state.entity';
import { SpeciesEntity } from './entities/species.entity';
import { TournamentEntity } from './entities/tournament.entity';
import { VoteEntity } from './entities/vote.entity';

interface TableOf {
  readonly entity: EntityTarget<ObjectLiteral>;
  /** Column that names the tournament, or an individual of it. */
  readonly key: 'id' | 'tournament_id' | 'individual_id' | 'child_id';
  /** Of the rows of one tournament or individual. Text by code point: the order of a language differs between databases. */
  readonly order: string;
  /** What its rows are read by, some values at a time; in the same order. */
  readonly by: 'generation' | 'seq' | null;
}

export const TABLE_OF: Readonly<Record<Table, TableOf>> = {
  tournament: { entity: TournamentEntity, key: 'id', order: 't.id', by: null },
  generation: { entity: GenerationEntity, key: 'tournament_id', order: 't.generation', by: 'generation' },
  scheme_state: { entity: SchemeStateEntity, key: 'tournament_id', order: 't.generation', by: 'generation' },
  environment: { entity: EnvironmentEntity, key: 'tournament_id', order: 't.generation', by: 'generation' },
  individual: { entity: IndividualEntity, key: 'tournament_id', order: 't.generation, t.slot', by: 'generation' },
  parentage: {
    entity: ParentageEntity,
    key: 'child_id',
    order: 't.role COLLATE "C", t.parent_id COLLATE "C"',
    by: 'generation',
  },
  life: { entity: LifeEntity, key: 'individual_id', order: 't.generation', by: 'generation' },
  evaluation: {
    entity: EvaluationEntity,
    key: 'individual_id',
    order: 't.generation, t.niche COLLATE "C", t.part COLLATE "C"',
    by: 'generation',
  },
  species: { entity: SpeciesEntity, key: 'tournament_id', order: 't.number', by: 'generation' },
  membership: {
    entity: MembershipEntity,
    key: 'tournament_id',
    order: 't.generation, t.individual COLLATE "C"',
    by: 'generation',
  },
  arena: {
    entity: ArenaEntity,
    key: 'tournament_id',
    order: 't.generation, t.niche COLLATE "C"',
    by: 'generation',
  },
  sample: {
    entity: SampleEntity,
    key: 'tournament_id',
    order: 't.generation, t.niche COLLATE "C", t.competitor COLLATE "C", t.prompt',
    by: 'generation',
  },
  battle: {
    entity: BattleEntity,
    key: 'tournament_id',
    order: 't.generation, t.niche COLLATE "C", t.number',
    by: 'generation',
  },
  rating: {
    entity: RatingEntity,
    key: 'tournament_id',
    order: 't.generation, t.niche COLLATE "C", t.competitor COLLATE "C"',
    by: 'generation',
  },
  metric: {
    entity: MetricEntity,
    key: 'tournament_id',
    order: 't.generation, t.name COLLATE "C", t.subject COLLATE "C"',
    by: 'generation',
  },
  compute: {
    entity: ComputeEntity,
    key: 'tournament_id',
    order: 't.generation, t.individual COLLATE "C", t.kind COLLATE "C"',
    by: 'generation',
  },
  ballot: { entity: BallotEntity, key: 'tournament_id', order: 't.id COLLATE "C"', by: null },
  vote: { entity: VoteEntity, key: 'tournament_id', order: 't.seq', by: 'seq' },
  lineage_event: { entity: LineageEventEntity, key: 'tournament_id', order: 't.seq', by: 'seq' },
};

/** What belongs to this database alone: who conducts the tournament, and what is derived from other rows (`derive-rows.ts`). */
const LOCAL_COLUMNS: Readonly<Partial<Record<Table, readonly string[]>>> = {
  tournament: [
    'fencingToken',
    'conductor',
    'leaseUntil',
    'votingGeneration',
    'votingUntil',
    'votesUntil',
    'individuals',
    'flops',
    'cpuSeconds',
    'nichesMixed',
  ],
  individual: ['validationNats', 'bitsPerCharacter', 'tokensTrained', 'rating', 'species'],
};

/** Names of a table's columns as rows are handed out with them. */
export function columnsOf(dataSource: DataSource, table: Table): readonly { name: string; column: string }[] {
  return dataSource
    .getMetadata(TABLE_OF[table].entity)
    .columns.map(({ propertyName, databaseName }) => ({ name: propertyName, column: databaseName }))
    .filter(({ name }) => !LOCAL_COLUMNS[table]?.includes(name));
}

/** Rows of tournament $1, of generations or events $2 to $3 where it is read by them, as JSON: PostgreSQL writes numbers to their last digit, and `json` as it was stored. */
export function selectRows(dataSource: DataSource, table: Table): string {
  const { key, order, by } = TABLE_OF[table];
  const columns = columnsOf(dataSource, table).map(({ name, column }) => `t.${column} AS "${name}"`);
  const ofIndividual = key === 'individual_id' || key === 'child_id';
  return `SELECT row_to_json(kept)::text AS row FROM ${table} t
    ${ofIndividual ? `JOIN individual born ON born.id = t.${key}` : ''}
    CROSS JOIN LATERAL (SELECT ${columns.join(', ')}) kept
    WHERE ${ofIndividual ? 'born.tournament_id' : `t.${key}`} = $1
    ${by ? `AND ${ofIndividual ? 'born' : 't'}.${by} BETWEEN $2 AND $3` : ''}
    ${table === 'ballot' ? 'AND EXISTS (SELECT FROM vote WHERE ballot_id = t.id)' : ''}
    ORDER BY ${ofIndividual ? 'born.generation, born.slot, ' : ''}${order}`;
}

/** Removes the rows of tournaments $1. */
export function deleteRows(table: Table): string {
  const { key } = TABLE_OF[table];
  return key === 'individual_id' || key === 'child_id'
    ? `DELETE FROM ${table} t USING individual born WHERE born.id = t.${key} AND born.tournament_id = ANY ($1)`
    : `DELETE FROM ${table} WHERE ${key} = ANY ($1)`;
}
