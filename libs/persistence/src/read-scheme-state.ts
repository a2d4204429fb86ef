import type { Json } from '#base';
import type { EntityManager } from 'typeorm';
import { SchemeStateEntity } from './entities/scheme-state.entity';

/** What the scheme remembered once a generation was born; undefined before it has opened. */
export async function readSchemeState(
  manager: EntityManager,
  tournamentId: string,
  generation: number,
): Promise<Json | undefined> {
  const row = await manager.findOneBy(SchemeStateEntity, { tournamentId, generation });
  return row?.state as Json | undefined;
}
