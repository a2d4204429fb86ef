import {
  type CellMetric,
  type CellState,
  type ExperimentState,
  type ExperimentStore,
  launchEvent,
  type NewEvent,
  numberEvents,
  type Tournament,
} from '#tournament';
import type { Database } from './database';
import { withoutNul } from './entities/column-types';
import { ExperimentCellEntity } from './entities/experiment-cell.entity';
import { ExperimentEntity } from './entities/experiment.entity';
import { LineageEventEntity } from './entities/lineage-event.entity';
import { TournamentEntity } from './entities/tournament.entity';
import { insertAll } from './insert-all';
import { insertExperiment } from './insert-experiment';
import { lastBefore, newestFirst } from './newest-first';
import { removeTournaments } from './remove-tournaments';
import { toEventRow } from './lineage-event.mapper';
import { tellFaults } from './tell-faults';
import { toTournamentRow } from './tournament.mapper';

const EXPERIMENTS = `
  SELECT experiment.id, experiment.config, experiment.created_at AS "createdAt", ARRAY(
    SELECT tournament.status FROM experiment_cell cell JOIN tournament ON tournament.id = cell.tournament_id
    WHERE cell.experiment_id = experiment.id ORDER BY cell.position) AS statuses
  FROM experiment`;

const ONE = `${EXPERIMENTS} WHERE id = $1`;

const PAGE = `${EXPERIMENTS}
  WHERE ($1::text IS NULL OR starts_with(id, $1) OR lower(config ->> 'name') = lower($1))
    AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3))
  ORDER BY created_at DESC, id DESC LIMIT $4`;

/** In the log of one whose turn has not come. */
const WAITING_EVENTS = 2;

const CELLS = `
  SELECT cell.tournament_id, cell.arm, cell.levels, cell.seed, t.status, t.reason, t.champions, t.communities, t.seconds,
    t.lineage_hash AS "lineageHash", t.engine, t.processor,
    t.last_seq > ${WAITING_EVENTS} AS "hasBegun", (t.config ->> 'generations')::integer AS generations,
    ARRAY(SELECT niche ->> 'name' FROM json_array_elements(t.config -> 'niches') AS niche) AS niches,
    ARRAY(SELECT deme ->> 'name' FROM json_array_elements(t.config -> 'niches') AS niche,
          json_array_elements(niche -> 'demes') AS deme) AS demes,
    (SELECT count(*)::integer FROM generation WHERE generation.tournament_id = t.id) AS closed,
    spent.flops, spent."trainingFlops"
  FROM experiment_cell cell JOIN tournament t ON t.id = cell.tournament_id
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(flops), 0) AS flops, coalesce(sum(flops) FILTER (WHERE kind IN ('training', 'learning')), 0) AS "trainingFlops"
    FROM compute WHERE compute.tournament_id = t.id) spent
  WHERE cell.experiment_id = $1
  ORDER BY cell.position`;

const METRICS = `
  SELECT metric.tournament_id AS "tournamentId", generation, subject, value
  FROM experiment_cell cell JOIN metric ON metric.tournament_id = cell.tournament_id
  WHERE cell.experiment_id = $1 AND name = $2 AND scope <> 'individual' AND ($3::text IS NULL OR subject = $3) AND ($7::text IS NULL OR cell.tournament_id = $7)
    AND (generation % $6::integer = 0 OR EXISTS (
      SELECT 1 FROM unnest($4::integer[], $5::integer[]) AS range (low, high) WHERE generation BETWEEN low AND high))
  ORDER BY cell.position, generation, subject COLLATE "C"`;

/** A log says all that its tournament's row does: an archive is checked by it. */
function waitingEvents(tournament: Tournament): readonly NewEvent[] {
  return [launchEvent(tournament), { type: 'tournament.paused', data: { reason: tournament.reason! } }];
}

/** Undoes a deletion. */
class StillRunning extends Error {}

interface ExperimentRow extends Omit<ExperimentState, 'createdAt'> {
  readonly createdAt: Date;
}

interface CellRow extends Omit<CellState, 'tournamentId' | 'seed'> {
  readonly tournament_id: string;
  readonly seed: string;
}

/** Experiments in a database; `clock` dates the events of the tournaments that they bring. */
export function createTypeormExperimentStore({ dataSource, tidy }: Database, clock: () => Date): ExperimentStore {
  const { manager } = dataSource;
  return tellFaults({
    insert: (experiment, cells) =>
      dataSource.transaction(async (transaction) => {
        const tournaments = cells.map(({ tournament }) => tournament);
        const events = tournaments.map((each) => numberEvents(each.id, 0, waitingEvents(each), clock()));
        const rows = tournaments.map((each, at) => ({ ...toTournamentRow(each), lastSeq: events[at].length }));
        await insertAll(transaction, TournamentEntity, rows);
        await insertAll(transaction, LineageEventEntity, events.flat().map(toEventRow));
        await insertExperiment(transaction, { experiment, cells: cells.map(({ cell }) => cell) });
      }),

    async list({ cursor, limit, called }) {
      const { createdAt = null, id = null } = cursor === undefined ? {} : lastBefore(cursor);
      const asked = called === undefined ? null : withoutNul(called);
      const rows = await manager.query<ExperimentRow[]>(PAGE, [asked, createdAt, id, limit + 1]);
      return newestFirst(rows, limit, toExperiment);
    },

    async find(id) {
      const [row] = await manager.query<ExperimentRow[]>(ONE, [withoutNul(id)]);
      return row ? toExperiment(row) : undefined;
    },

    async cells(id) {
      const rows = await manager.query<CellRow[]>(CELLS, [withoutNul(id)]);
      return rows.map(toCellState);
    },

    metrics: (id, { name, subject, tournament, ranges, every }) =>
      manager.query<CellMetric[]>(METRICS, [
        withoutNul(id),
        withoutNul(name),
        subject === undefined ? null : withoutNul(subject),
        ranges.map(({ from }) => from),
        ranges.map(({ to }) => to),
        every ?? null,
        tournament ?? null,
      ]),

    async experimentOf(tournamentId) {
      return (await manager.findOneBy(ExperimentCellEntity, { tournamentId }))?.experimentId;
    },

    async remove(given) {
      const id = withoutNul(given);
      const outcome = await dataSource
        .transaction(async (transaction) => {
          const cells = await transaction.findBy(ExperimentCellEntity, { experimentId: id });
          await transaction.delete(ExperimentCellEntity, { experimentId: id });
          const ids = cells.map(({ tournamentId }) => tournamentId);
          const removed = await removeTournaments(transaction, ids);
          if (removed === 'running') throw new StillRunning();
          await transaction.delete(ExperimentEntity, { id });
          return removed;
        })
        .catch((error: unknown) => {
          if (error instanceof StillRunning) return 'running' as const;
          throw error;
        });
      await tidy();
      return outcome;
    },
  });
}

function toExperiment({ createdAt, ...row }: ExperimentRow): ExperimentState {
  return { ...row, createdAt: createdAt.toISOString() };
}

function toCellState({ tournament_id: tournamentId, seed, ...row }: CellRow): CellState {
  return { tournamentId, ...row, seed: Number(seed) };
}
