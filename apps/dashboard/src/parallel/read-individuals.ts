import { allRows } from '#client';
import type { IndividualView } from '#contracts';
import { api } from '../api/api';

/** Lines of all tournaments together; more cannot be told apart, or drawn while a brush moves. */
export const MOST = 6_000;

/** Of each tournament the newest, as many of each. */
export async function readIndividuals(tournamentIds: readonly string[]): Promise<IndividualView[]> {
  const most = Math.floor(MOST / tournamentIds.length);
  return (await Promise.all(tournamentIds.map((id) => newest(id, most)))).flat();
}

async function newest(id: string, most: number): Promise<IndividualView[]> {
  const rows: IndividualView[] = [];
  const query = { sort: 'birth', order: 'desc', limit: 200 } as const;
  for await (const row of allRows((cursor) => api.individuals(id, { ...query, cursor }))) {
    rows.push(row);
    if (rows.length === most) break;
  }
  return rows;
}
