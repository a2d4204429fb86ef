/** A tournament as it is kept, a part at a time. */
import type { KeptTournament, TestScore } from '#tournament';
import { type EntityManager, type EntityTarget, MoreThan } from 'typeorm';
import { EvaluationEntity } from './entities/evaluation.entity';
import { GenerationEntity } from './entities/generation.entity';
import { IndividualEntity } from './entities/individual.entity';
import { LineageEventEntity } from './entities/lineage-event.entity';
import { TournamentEntity } from './entities/tournament.entity';
import { VoteEntity } from './entities/vote.entity';
import { toEvaluationScore } from './evaluation.mapper';
import { toGeneration } from './generation.mapper';
import { toLineageEvent } from './lineage-event.mapper';
import { readArenas } from './read-arenas';
import { readCompute } from './read-compute';
import { readEnvironment } from './read-environment';
import { readJudged } from './read-judged';
import { readMetrics } from './read-metrics';
import { readSchemeState } from './read-scheme-state';
import { readMembers, readSpecies } from './read-species';
import { readBorn, readLives } from './read-whole-individuals';
import { toTournament } from './tournament.mapper';
import { toVote } from './vote.mapper';

const ROWS_A_READ = 500;

export async function readKept(manager: EntityManager, tournamentId: string): Promise<KeptTournament> {
  return {
    tournament: toTournament(await manager.findOneByOrFail(TournamentEntity, { id: tournamentId })),
    async generation(generation) {
      const row = await manager.findOneBy(GenerationEntity, { tournamentId, generation });
      return {
        schemeState: await readSchemeState(manager, tournamentId, generation),
        environment: await readEnvironment(manager, tournamentId, generation),
        born: await readBorn(manager, tournamentId, generation),
        lives: await readLives(manager, tournamentId, generation),
        summary: row ? toGeneration(row) : undefined,
        arenas: await readArenas(manager, tournamentId, generation),
        ...(await readJudged(manager, tournamentId, generation)),
        speciation: {
          founded: (await readSpecies(manager, tournamentId)).filter((each) => each.generation === generation),
          members: await readMembers(manager, tournamentId, generation),
        },
        metrics: await readMetrics(manager, tournamentId, generation),
        compute: await readCompute(manager, tournamentId, generation),
      };
    },
    tested: () => readTested(manager, tournamentId),
    votes: () => mapped(numbered(manager, VoteEntity, tournamentId), toVote),
    events: () => mapped(numbered(manager, LineageEventEntity, tournamentId), toLineageEvent),
  };
}

async function readTested(manager: EntityManager, tournamentId: string): Promise<readonly TestScore[]> {
  const rows = await manager
    .createQueryBuilder(EvaluationEntity, 'evaluation')
    .addSelect('evaluation.blocks')
    .innerJoin(IndividualEntity, 'born', 'born.id = evaluation.individualId')
    .where({ part: 'test' })
    .andWhere('born.tournamentId = :tournamentId', { tournamentId })
    .getMany();
  return rows.map((row) => {
    const { individualId: id, niche, generation } = row;
    return { id, niche, generation, score: toEvaluationScore(row) };
  });
}

/** By number, some at a time. */
async function* numbered<Row extends VoteEntity | LineageEventEntity>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  tournamentId: string,
): AsyncGenerator<Row> {
  const read = (after: number): Promise<Row[]> =>
    manager
      .createQueryBuilder(entity, 'row')
      .where({ tournamentId, seq: MoreThan(after) })
      .orderBy('row.seq')
      .take(ROWS_A_READ)
      .getMany();
  for (let rows = await read(0); rows.length > 0; rows = await read(rows[rows.length - 1].seq)) yield* rows;
}

async function* mapped<Row, Value>(rows: AsyncIterable<Row>, map: (row: Row) => Value): AsyncGenerator<Value> {
  for await (const row of rows) yield map(row);
}
