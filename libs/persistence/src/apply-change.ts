/** One commit, inside a transaction: any step that fails undoes them all. */
import { InvalidValueError, sum } from '#base';
import type { LineageEvent } from '#contracts';
import {
  type Change,
  type Individual,
  numberEvents,
  type Outcome,
  type Speciation,
  StaleTokenError,
} from '#tournament';
import { Any, type EntityManager, type QueryDeepPartialEntity } from 'typeorm';
import { toArenaRow, toSampleRows } from './arena.mapper';
import { ArenaEntity } from './entities/arena.entity';
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
import { toEvaluationRow } from './evaluation.mapper';
import { toGenerationRow } from './generation.mapper';
import { keepGeneHistory } from './gene-history';
import { keepGeneOrigins } from './gene-origins';
import { measuresOf, toIndividualRow } from './individual.mapper';
import { insertAll } from './insert-all';
import { toLifeRow } from './life.mapper';
import { toEventRow } from './lineage-event.mapper';
import { toParentageRows } from './parentage.mapper';

type Viable = Extract<Outcome, { viable: true }>;
type Living = Pick<Individual, 'id' | 'niche'> & Pick<Viable, 'life'>;

const RECORD_TRAINING = `
  UPDATE individual SET
    status = 'trained', validation_nats = score.validation_nats, bits_per_character = score.bits,
    tokens_trained = coalesce(tokens_trained, 0) + score.tokens
  FROM unnest($2::text[], $3::double precision[], $4::double precision[], $5::bigint[]) AS score (id, validation_nats, bits, tokens)
  WHERE individual.id = score.id AND tournament_id = $1 AND status <> 'nonviable'
  RETURNING individual.id, niche`;

const KEEP_RATINGS = `
  UPDATE individual SET rating = (
    SELECT nats FROM rating WHERE rating.tournament_id = $1 AND competitor = individual.id
    ORDER BY rating.generation DESC LIMIT 1
  )
  WHERE id = ANY ($2) AND tournament_id = $1`;

const KEEP_SPECIES = `
  UPDATE individual SET species = told.species FROM unnest($2::text[], $3::integer[]) AS told (id, species)
  WHERE individual.id = told.id AND tournament_id = $1`;

const NOTE_MIXING = `
  UPDATE tournament SET niches_mixed = true
  WHERE id = $1 AND NOT niches_mixed AND EXISTS (
    SELECT FROM parentage JOIN individual child ON child.id = child_id JOIN individual parent ON parent.id = parent_id
    WHERE child_id = ANY ($2) AND child.niche <> parent.niche
  )`;

/** Nobody conducts what has stopped. */
const FREE = { conductor: null, leaseUntil: null };

/** Throws a StaleTokenError if `token` is not the newest. */
export async function applyChange(
  manager: EntityManager,
  id: string,
  token: number,
  change: Change,
  at: Date,
): Promise<readonly LineageEvent[]> {
  const lastSeq = await advanceTournament(manager, id, token, change);
  if (change.scheme) await insertAll(manager, SchemeStateEntity, [{ tournamentId: id, ...change.scheme }]);
  if (change.environment) await insertAll(manager, EnvironmentEntity, [{ tournamentId: id, ...change.environment }]);
  if (change.generation) await manager.insert(GenerationEntity, toGenerationRow(id, change.generation));
  await addBirths(manager, id, change.born ?? []);
  await keepGeneOrigins(manager, id, change.origins ?? []);
  await recordOutcomes(manager, id, change.outcomes ?? []);
  if (change.died) await recordDeaths(manager, id, change.died);
  const evaluations = (change.tested ?? []).map(({ id: individualId, niche, generation, score }) =>
    toEvaluationRow({ individualId, niche, generation, part: 'test' }, score),
  );
  await insertAll(manager, EvaluationEntity, evaluations);
  await recordArenas(manager, id, change);
  if (change.speciation) await recordSpecies(manager, id, change.speciation);
  const metrics = (change.metrics ?? []).map((metric) => ({ tournamentId: id, ...metric }));
  await insertAll(manager, MetricEntity, metrics);
  const compute = (change.compute ?? []).map((work) => ({ tournamentId: id, ...work }));
  await insertAll(manager, ComputeEntity, compute);
  if (change.generation) await keepGeneHistory(manager, id, change.generation.generation);
  const events = numberEvents(id, lastSeq - change.events.length, change.events, at);
  await insertAll(manager, LineageEventEntity, events.map(toEventRow));
  return events;
}

/** The number of the last event after the change. The row stays locked until the transaction ends: no number is given twice. */
async function advanceTournament(manager: EntityManager, id: string, token: number, change: Change): Promise<number> {
  const { affected, raw } = await manager
    .createQueryBuilder()
    .update(TournamentEntity)
    .set({
      ...change.tournament,
      ...(change.tournament?.status && change.tournament.status !== 'running' && FREE),
      lastSeq: () => 'last_seq + :events',
      individuals: () => 'individuals + :born',
      tokensTrained: () => 'tokens_trained + :tokens',
      seconds: () => 'seconds + :seconds',
      flops: () => 'flops + :flops',
      cpuSeconds: () => 'cpu_seconds + :cpuSeconds',
    })
    .where({ id, fencingToken: token })
    .setParameters({
      events: change.events.length,
      born: change.born?.length ?? 0,
      tokens: change.spent?.tokens ?? 0,
      seconds: change.spent?.seconds ?? 0,
      flops: sum((change.compute ?? []).map(({ flops }) => flops)),
      cpuSeconds: sum((change.compute ?? []).map(({ cpuSeconds }) => cpuSeconds)),
    })
    .returning('last_seq')
    .execute();
  if (affected !== 1) throw new StaleTokenError(id, token);
  return (raw as [{ last_seq: number }])[0].last_seq;
}

async function addBirths(manager: EntityManager, tournamentId: string, born: readonly Individual[]): Promise<void> {
  const rows = born.map((individual) => toIndividualRow(tournamentId, individual));
  await insertAll(manager, IndividualEntity, rows);
  await insertAll(manager, ParentageEntity, born.flatMap(toParentageRows));
  if (born.length > 0) await manager.query(NOTE_MIXING, [tournamentId, born.map(({ id }) => id)]);
  await addLives(
    manager,
    born.flatMap(({ life, ...newborn }) => (life ? [{ ...newborn, life }] : [])),
  );
}

async function recordOutcomes(manager: EntityManager, tournamentId: string, outcomes: readonly Outcome[]) {
  const viable = outcomes.filter((outcome) => outcome.viable);
  const newborn = { tournamentId, status: 'born' } as const;
  await addLives(manager, await train(manager, tournamentId, viable));
  for (const outcome of outcomes) {
    if (outcome.viable) continue;
    await updateEach(manager, [outcome.id], newborn, { status: 'nonviable', cause: outcome.cause });
  }
}

async function train(
  manager: EntityManager,
  tournamentId: string,
  viable: readonly Viable[],
): Promise<readonly Living[]> {
  if (viable.length === 0) return [];
  const ids = viable.map(({ id }) => id);
  const measures = viable.map(({ life }) => measuresOf(life));
  const [trained] = await manager.query<[readonly Omit<Living, 'life'>[], number]>(RECORD_TRAINING, [
    ...[tournamentId, ids, measures.map(({ validationNats }) => validationNats)],
    ...[measures.map((each) => each.bitsPerCharacter), measures.map(({ tokensTrained }) => tokensTrained)],
  ]);
  if (trained.length !== ids.length) throw new InvalidValueError('id', ids, `viable individuals of ${tournamentId}`);
  const byId = new Map(trained.map((one) => [one.id, one]));
  return viable.map(({ id, life }) => ({ ...byId.get(id)!, life }));
}

async function recordArenas(manager: EntityManager, id: string, { arenas = [], battles = [], ratings = [] }: Change) {
  await insertAll(
    manager,
    ArenaEntity,
    arenas.map((arena, nicheIndex) => toArenaRow(id, arena, nicheIndex)),
  );
  await insertAll(
    manager,
    SampleEntity,
    arenas.flatMap((arena) => toSampleRows(id, arena)),
  );
  await insertAll(
    manager,
    BattleEntity,
    battles.map((battle) => ({ tournamentId: id, ...battle })),
  );
  await insertAll(
    manager,
    RatingEntity,
    ratings.map((rating) => ({ tournamentId: id, ...rating })),
  );
  if (ratings.length > 0) await manager.query(KEEP_RATINGS, [id, ratings.map(({ competitor }) => competitor)]);
}

async function recordSpecies(manager: EntityManager, tournamentId: string, { founded, members }: Speciation) {
  const of = { tournamentId };
  await insertAll(
    manager,
    SpeciesEntity,
    founded.map((species) => ({ ...of, ...species })),
  );
  await insertAll(
    manager,
    MembershipEntity,
    members.map((member) => ({ ...of, ...member })),
  );
  if (members.length === 0) return;
  const columns = [members.map(({ individual }) => individual), members.map(({ species }) => species)];
  await manager.query(KEEP_SPECIES, [tournamentId, ...columns]);
}

/** Each was evaluated on its own niche after it. */
async function addLives(manager: EntityManager, trained: readonly Living[]) {
  await insertAll(
    manager,
    LifeEntity,
    trained.map(({ id, life }) => toLifeRow(id, life)),
  );
  await insertAll(
    manager,
    EvaluationEntity,
    trained.map(({ id: individualId, niche, life }) =>
      toEvaluationRow({ individualId, niche, generation: life.generation, part: 'validation' }, life.validation),
    ),
  );
}

function recordDeaths(manager: EntityManager, tournamentId: string, { ids, generation }: NonNullable<Change['died']>) {
  return updateEach(manager, ids, { tournamentId }, { diedGeneration: generation });
}

/** Throws an InvalidValueError unless each id is one of those that meet the condition. */
async function updateEach(
  manager: EntityManager,
  ids: readonly string[],
  condition: Partial<Pick<IndividualEntity, 'tournamentId' | 'status'>>,
  values: QueryDeepPartialEntity<IndividualEntity>,
): Promise<void> {
  if (ids.length === 0) return;
  const { affected } = await manager.update(IndividualEntity, { ...condition, id: Any(ids) }, values);
  if (affected !== ids.length) throw new InvalidValueError('id', ids, `individuals with ${JSON.stringify(condition)}`);
}
