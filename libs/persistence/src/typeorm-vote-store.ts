import type { BattleOutcome } from '#contracts';
import {
  type Ballot,
  type CastVote,
  DoubleVoteError,
  type NewEvent,
  numberEvents,
  type Vote,
  type VoteStore,
} from '#tournament';
import { type EntityManager, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { Database } from './database';
import { ArenaEntity } from './entities/arena.entity';
import { BallotEntity } from './entities/ballot.entity';
import { GenerationEntity } from './entities/generation.entity';
import { LineageEventEntity } from './entities/lineage-event.entity';
import { SampleEntity } from './entities/sample.entity';
import { VoteEntity } from './entities/vote.entity';
import { isUniqueViolation } from './is-unique-violation';
import { toEventRow } from './lineage-event.mapper';
import { tellFaults } from './tell-faults';
import { toVote } from './vote.mapper';

/** A window that is open stays as it is. */
const OPEN_WINDOW = `
  UPDATE tournament
  SET voting_generation = $3, voting_until = clock_timestamp() + make_interval(secs => $4), votes_until = NULL
  WHERE id = $1 AND conductor = $2 AND voting_generation IS DISTINCT FROM $3`;

const LEFT_OF_WINDOW = `
  SELECT extract(epoch FROM voting_until - clock_timestamp())::double precision AS seconds
  FROM tournament WHERE id = $1 AND voting_generation = $2 AND votes_until IS NULL`;

/** Closes the window, unless a vote that came after its end has closed it before. */
const CLOSE_WINDOW = `
  UPDATE tournament SET
    votes_until = CASE WHEN voting_generation = $3 THEN coalesce(votes_until, last_seq) ELSE last_seq END,
    voting_until = CASE WHEN voting_generation = $3 THEN voting_until ELSE clock_timestamp() END,
    voting_generation = $3
  WHERE id = $1 AND conductor = $2 RETURNING votes_until AS cut`;

/** The row stays locked until the transaction ends, as in a conductor's commits: no number is given twice. The first vote after its end closes a window. */
const NUMBER_VOTE = `
  UPDATE tournament SET
    last_seq = last_seq + 1,
    votes_until = CASE WHEN voting_generation = $2 AND voting_until <= clock_timestamp() THEN coalesce(votes_until, last_seq) ELSE votes_until END
  WHERE id = $1
  RETURNING last_seq AS seq, coalesce(voting_generation = $2 AND votes_until IS NOT NULL, false) AS late`;

/** `conductor`: under which name tournaments are conducted through it. */
export function createTypeormVoteStore(
  { dataSource }: Database,
  clock: () => Date,
  conductor: string = 'clade',
): VoteStore {
  const { manager } = dataSource;
  return tellFaults({
    async niches(tournamentId) {
      const rows = await manager
        .createQueryBuilder(ArenaEntity, 'arena')
        .select('arena.niche', 'niche')
        .distinct(true)
        .where({ tournamentId })
        .orderBy('arena.niche')
        .getRawMany<{ niche: string }>();
      return rows.map(({ niche }) => niche);
    },

    async matter(tournamentId, niche, voter) {
      const where = { tournamentId, niche };
      const newest = await manager.findOne(ArenaEntity, { where, order: { generation: 'DESC' } });
      if (!newest) return undefined;
      const { generation, prompts } = newest;
      const samples = await manager.findBy(SampleEntity, { ...where, generation });
      const votes = await manager.findBy(VoteEntity, { ...where, generation, voter });
      return {
        generation,
        niche,
        prompts,
        texts: samples.map(({ competitor, prompt, content }) => ({ competitor, prompt, text: content })),
        judged: votes.map(({ lowerName, upperName, prompt }) => ({ lower: lowerName, upper: upperName, prompt })),
      };
    },

    async issue(ballot) {
      await manager.insert(BallotEntity, { ...ballot, issuedAt: clock() });
    },

    async ballot(id) {
      const row = await manager.findOneBy(BallotEntity, { id });
      if (!row) return undefined;
      const { issuedAt: _, ...ballot } = row;
      return ballot;
    },

    cast: (ballot, outcome) =>
      dataSource.transaction((transaction) => record(transaction, ballot, outcome, clock())).catch(tellDoubleVote),

    countSince: (voter, since) => manager.countBy(VoteEntity, { voter, at: MoreThanOrEqual(since) }),

    async openWindow(tournamentId, generation, seconds) {
      await manager.query(OPEN_WINDOW, [tournamentId, conductor, generation, seconds]);
      const [open] = await manager.query<{ seconds: number }[]>(LEFT_OF_WINDOW, [tournamentId, generation]);
      return Math.max(0, open?.seconds ?? 0);
    },

    take: (tournamentId, generation) =>
      dataSource.transaction(async (transaction) => {
        const given = [tournamentId, conductor, generation];
        const [[closed]] = await transaction.query<[{ cut: number }[], number]>(CLOSE_WINDOW, given);
        return readVotes(transaction, tournamentId, closed?.cut);
      }),

    votes: (tournamentId, cut) => readVotes(manager, tournamentId, cut),
  });
}

async function readVotes(manager: EntityManager, tournamentId: string, cut?: number): Promise<readonly Vote[]> {
  const where = { tournamentId, ...(cut !== undefined && { seq: LessThanOrEqual(cut) }) };
  return (await manager.find(VoteEntity, { where, order: { seq: 'ASC' } })).map(toVote);
}

async function record(
  manager: EntityManager,
  { id: ballotId, tournamentId, ...battle }: Ballot,
  outcome: BattleOutcome,
  at: Date,
): Promise<CastVote> {
  const [[{ seq, late }]] = await manager.query<[[{ seq: number; late: boolean }], number]>(NUMBER_VOTE, [
    tournamentId,
    battle.generation,
  ]);
  const [lowerName, upperName] = [battle.first, battle.second].sort();
  await manager.insert(VoteEntity, { ballotId, tournamentId, seq, ...battle, lowerName, upperName, outcome, at });
  const voted: NewEvent = { type: 'battle.voted', data: { ...battle, outcome } };
  const [event] = numberEvents(tournamentId, seq - 1, [voted], at);
  await manager.insert(LineageEventEntity, toEventRow(event));
  const { generation } = battle;
  return {
    event,
    late: late || (await manager.existsBy(GenerationEntity, { tournamentId, generation })),
  };
}

function tellDoubleVote(error: unknown): never {
  throw isUniqueViolation(error) ? new DoubleVoteError() : error;
}
