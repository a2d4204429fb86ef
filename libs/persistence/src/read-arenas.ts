import type { OpenArena } from '#tournament';
import type { EntityManager } from 'typeorm';
import { toOpenArena } from './arena.mapper';
import { ArenaEntity } from './entities/arena.entity';
import { SampleEntity } from './entities/sample.entity';

/** Arenas of a generation with all their samples, as they were given. */
export async function readArenas(
  manager: EntityManager,
  tournamentId: string,
  generation: number,
): Promise<readonly OpenArena[]> {
  const where = { tournamentId, generation };
  const arenas = await manager.find(ArenaEntity, { where, order: { nicheIndex: 'ASC' } });
  const samples = await manager.find(SampleEntity, { where, order: { competitor: 'ASC', prompt: 'ASC' } });
  return arenas.map((arena) =>
    toOpenArena(
      arena,
      samples.filter(({ niche }) => niche === arena.niche),
    ),
  );
}
