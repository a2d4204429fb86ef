/** Closed generations of a tournament, some at a time: each query is short, for the embedded database answers one at a time. */
import type { GenerationView } from '#contracts';
import type { Generation } from '#tournament';
import { type EntityManager, MoreThan } from 'typeorm';
import { GenerationEntity } from './entities/generation.entity';
import { toGeneration } from './generation.mapper';
import { readMetricsByName } from './read-metrics';

const GENERATIONS_A_READ = 200;
/** Each has hundreds of values. */
const WITH_METRICS_A_READ = 50;

export async function readGenerations(manager: EntityManager, tournamentId: string): Promise<readonly Generation[]> {
  const generations: Generation[] = [];
  for await (const some of inTurns(manager, tournamentId, GENERATIONS_A_READ)) generations.push(...some);
  return generations;
}

export async function readGenerationViews(
  manager: EntityManager,
  tournamentId: string,
): Promise<readonly GenerationView[]> {
  const views: GenerationView[] = [];
  for await (const some of inTurns(manager, tournamentId, WITH_METRICS_A_READ)) {
    const [first, last] = [some[0].generation, some[some.length - 1].generation];
    const metrics = await readMetricsByName(manager, tournamentId, first, last);
    views.push(...some.map((generation) => ({ ...generation, ...(metrics.get(generation.generation) ?? NO_METRICS) })));
  }
  return views;
}

const NO_METRICS = { metrics: {}, standardErrors: {} };

async function* inTurns(
  manager: EntityManager,
  tournamentId: string,
  take: number,
): AsyncGenerator<readonly Generation[]> {
  const read = (after: number): Promise<GenerationEntity[]> =>
    manager.find(GenerationEntity, {
      where: { tournamentId, generation: MoreThan(after) },
      order: { generation: 'ASC' },
      take,
    });
  for (let rows = await read(-1); rows.length > 0; rows = await read(rows[rows.length - 1].generation)) {
    yield rows.map(toGeneration);
  }
}
