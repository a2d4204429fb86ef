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
import { TournamentEntity } from './entities/tournament.entity';
import { VoteEntity } from './entities/vote.entity';
import { isUniqueViolation } from './is-unique-violation';
import { toEventRow } from './lineage-event.mapper';
import { tellFaults } from './tell-faults';
import { toVote } from './vote.mapper';

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

    take: (tournamentId, generation) =>
      dataSource.transaction(async (transaction) => {
        await transaction.update(TournamentEntity, { id: tournamentId, conductor }, { votesTaken: generation });
        return readVotes(transaction, tournamentId); // the row stays locked: no vote is both late and read
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
  const { seq, taken } = await nextSeq(manager, tournamentId);
  const [lowerName, upperName] = [battle.first, battle.second].sort();
  await manager.insert(VoteEntity, { ballotId, tournamentId, seq, ...battle, lowerName, upperName, outcome, at });
  const voted: NewEvent = { type: 'battle.voted', data: { ...battle, outcome } };
  const [event] = numberEvents(tournamentId, seq - 1, [voted], at);
  await manager.insert(LineageEventEntity, toEventRow(event));
  const { generation } = battle;
  return {
    event,
    late: taken === generation || (await manager.existsBy(GenerationEntity, { tournamentId, generation })),
  };
}

/** The row stays locked until the transaction ends, as in a conductor's commits: no number is given twice. */
async function nextSeq(manager: EntityManager, id: string): Promise<{ seq: number; taken: number | null }> {
  const { raw } = await manager
    .createQueryBuilder()
    .update(TournamentEntity)
    .set({ lastSeq: () => 'last_seq + 1' })
    .where({ id })
    .returning('last_seq AS seq, votes_taken AS taken')
    .execute();
  return (raw as [{ seq: number; taken: number | null }])[0];
}

function tellDoubleVote(error: unknown): never {
  throw isUniqueViolation(error) ? new DoubleVoteError() : error;
}
