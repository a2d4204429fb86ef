import type { EntityManager } from 'typeorm';
import { withoutNul } from './entities/column-types';

/** Its results, the number of its last event, and what people call and note it and its individuals. */
const REVISION = `
  SELECT concat_ws('-', lineage_hash, last_seq, md5(concat(json_build_array(name, notes), (
    SELECT string_agg(json_build_array(id, name, notes)::text, '' ORDER BY id) FROM individual
    WHERE tournament_id = $1 AND (name IS NOT NULL OR notes IS NOT NULL)
  )))) AS revision
  FROM tournament WHERE id = $1 AND status = 'finished'`;

/** The same while nothing of a finished tournament changes; undefined where it is not finished. */
export async function readFinishedRevision(manager: EntityManager, id: string): Promise<string | undefined> {
  const rows = await manager.query<{ revision: string }[]>(REVISION, [withoutNul(id)]);
  return rows[0]?.revision;
}
