import { InvalidValueError } from '#base';
import { ConductedElsewhereError, launchEvent, numberEvents, type TournamentStore } from '#tournament';
import { applyChange } from './apply-change';
import type { Database } from './database';
import { LineageEventEntity } from './entities/lineage-event.entity';
import { TournamentEntity } from './entities/tournament.entity';
import { toEventRow } from './lineage-event.mapper';
import { readArenas } from './read-arenas';
import { readEnvironment } from './read-environment';
import { readGenerations } from './read-generations';
import { readJudged } from './read-judged';
import { readCompute } from './read-compute';
import { readMetrics } from './read-metrics';
import { readParentageOf } from './read-parentage';
import { readSchemeState } from './read-scheme-state';
import { readMembers, readSpecies } from './read-species';
import { readBorn, readLives, readLiving } from './read-whole-individuals';
import { tellFaults } from './tell-faults';
import { toTournament, toTournamentRow } from './tournament.mapper';

/** The transaction's clock stands still, and servers' clocks differ: leases end by that of the database. */
const LEASE = `clock_timestamp() + make_interval(secs => $3)`;

/**
 * Tokens grow with the time, too: one of a tournament that was imported again, or restored from a backup, is above those that queues saw before.
 * Seconds since 2026 are an integer until 2094.
 */
const NEXT_TOKEN = `greatest(fencing_token + 1, extract(epoch FROM clock_timestamp() - timestamptz '2026-01-01Z')::integer)`;

const CLAIM = `
  UPDATE tournament SET fencing_token = ${NEXT_TOKEN}, conductor = $2, lease_until = ${LEASE}
  WHERE id = $1 AND (conductor IS NULL OR conductor = $2 OR lease_until <= clock_timestamp())
  RETURNING fencing_token`;

const HOLDER = `
  SELECT conductor, extract(epoch FROM lease_until - clock_timestamp())::double precision AS seconds
  FROM tournament WHERE id = $1`;

const RENEW = `
  UPDATE tournament SET lease_until = ${LEASE} WHERE id = ANY ($1) AND conductor = $2 RETURNING id`;

/** What was launched a moment ago, and nobody has claimed yet, is about to be. */
const ABANDONED = `
  SELECT id FROM tournament
  WHERE status = 'running' AND (
    conductor IS NULL OR conductor = $1
    OR lease_until <= clock_timestamp() - make_interval(secs => CASE fencing_token WHEN 0 THEN 30 ELSE 0 END)
  )
  ORDER BY created_at, id`;

/** Who conducts through a store, and how long a lease lasts. */
export interface Holder {
  readonly name: string;
  readonly leaseSeconds: number;
}

/** A tournament store in a database, synced at each closed generation; `clock` dates the events. */
export function createTypeormTournamentStore(
  { dataSource, tidy }: Database,
  clock: () => Date,
  holder: Holder = { name: 'clade', leaseSeconds: 60 },
): TournamentStore {
  const { manager } = dataSource;
  return tellFaults({
    insert: (tournament, start) =>
      dataSource.transaction(async (transaction) => {
        const events = [...numberEvents(tournament.id, 0, [launchEvent(tournament)], clock())];
        await transaction.insert(TournamentEntity, { ...toTournamentRow(tournament), conductor: holder.name });
        await transaction.query(RENEW, [[tournament.id], holder.name, holder.leaseSeconds]);
        await transaction.insert(LineageEventEntity, events.map(toEventRow));
        if (start) events.push(...(await applyChange(transaction, tournament.id, 0, start, clock())));
        return events;
      }),

    async find(id) {
      const row = await manager.findOneBy(TournamentEntity, { id });
      return row ? toTournament(row) : undefined;
    },

    individuals: (id, since, until) => readLiving(manager, id, since, until),

    born: (id, generation) => readBorn(manager, id, generation),

    lives: (id, generation) => readLives(manager, id, generation),

    parentage: (id, from, to) => readParentageOf(manager, id, from, to),

    generations: (id) => readGenerations(manager, id),

    schemeState: (id, generation) => readSchemeState(manager, id, generation),

    environment: (id, generation) => readEnvironment(manager, id, generation),

    arenas: (id, generation) => readArenas(manager, id, generation),

    judged: (id, generation) => readJudged(manager, id, generation),

    species: (id) => readSpecies(manager, id),

    members: (id, generation) => readMembers(manager, id, generation),

    metrics: (id, generation) => readMetrics(manager, id, generation),

    compute: (id, generation) => readCompute(manager, id, generation),

    async claim(id) {
      const given = [id, holder.name, holder.leaseSeconds];
      const [[claimed]] = await manager.query<[{ fencing_token: number }[], number]>(CLAIM, given);
      if (claimed) return claimed.fencing_token;
      const [other] = await manager.query<{ conductor: string; seconds: number }[]>(HOLDER, [id]);
      if (!other) throw new InvalidValueError('id', id, 'the id of a tournament');
      throw new ConductedElsewhereError(id, other.conductor, other.seconds);
    },

    async abandoned({ mine }) {
      const rows = await manager.query<{ id: string }[]>(ABANDONED, [mine ? holder.name : null]);
      return rows.map(({ id }) => id);
    },

    async renew(ids) {
      const given = [ids, holder.name, holder.leaseSeconds];
      const [held] = await manager.query<[{ id: string }[], number]>(RENEW, given);
      return held.map(({ id }) => id);
    },

    async commit(id, token, change) {
      const events = await dataSource.transaction((transaction) =>
        applyChange(transaction, id, token, change, clock()),
      );
      if (change.generation) await tidy();
      return events;
    },
  });
}
