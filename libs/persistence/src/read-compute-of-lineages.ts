/** What the lineages of those who live took. */
import { InvalidValueError } from '#base';
import type { ComputeView } from '#contracts';
import { eachInLine } from '#lineage';
import type { EntityManager } from 'typeorm';
import { MOST_LIVES, readWeightLines } from './read-weight-lines';

/** Of members and those who live that are looked at. */
const MOST_PAIRS = 50_000_000;

const LIVING = `SELECT id FROM individual WHERE tournament_id = $1 AND status = 'trained' AND died_generation IS NULL`;
const OF_MEMBERS = `
  SELECT individual, generation, sum(flops) AS flops, sum(tokens)::double precision AS tokens, sum(cpu_seconds) AS "cpuSeconds"
  FROM compute WHERE tournament_id = $1 AND individual = ANY ($2) GROUP BY individual, generation ORDER BY generation`;

type Spent = Pick<ComputeView, 'flops' | 'tokens' | 'cpuSeconds'>;

/** The dearest first. Throws an InvalidValueError where that is too much to sum. */
export async function readComputeOfLineages(manager: EntityManager, tournamentId: string): Promise<ComputeView[]> {
  const living = await manager.query<{ readonly id: string }[]>(LIVING, [tournamentId]);
  const roots = living.map(({ id }) => id);
  const lines = await readWeightLines(manager, tournamentId, roots);
  if (!lines || lines.members.length * roots.length > MOST_PAIRS) {
    const most = `${MOST_LIVES} lives, and ${MOST_PAIRS} pairs of an ancestor and one who lives`;
    throw new InvalidValueError('by', 'lineage', `another sum here: lineages are summed of at most ${most}`);
  }
  const { members } = lines;
  const untilOf = await readSpentUntil(
    manager,
    tournamentId,
    members.map(({ id }) => id),
  );
  const sums = roots.map(() => ({ individuals: 0, flops: 0, tokens: 0, cpuSeconds: 0 }));
  eachInLine(members, roots, (root, member, until) => {
    const spent = untilOf(members[member].id, until);
    if (!spent) return;
    const sum = sums[root];
    sum.individuals++;
    sum.flops += spent.flops;
    sum.tokens += spent.tokens;
    sum.cpuSeconds += spent.cpuSeconds;
  });
  return sums
    .flatMap((sum, root) =>
      sum.individuals === 0 ? [] : [{ generation: null, kind: null, individual: roots[root], ...sum }],
    )
    .sort((a, b) => b.flops - a.flops || (a.individual < b.individual ? -1 : 1));
}

/** What an individual had spent as a generation closed; undefined where that was nothing. */
async function readSpentUntil(manager: EntityManager, tournamentId: string, ids: readonly string[]) {
  type Row = Spent & { readonly individual: string; readonly generation: number };
  const byIndividual = new Map<string, (Spent & { readonly generation: number })[]>();
  for (const { individual, generation, ...own } of await manager.query<Row[]>(OF_MEMBERS, [tournamentId, ids])) {
    const rows = byIndividual.get(individual) ?? [];
    byIndividual.set(individual, rows);
    const before = rows.at(-1);
    rows.push({
      generation,
      flops: own.flops + (before?.flops ?? 0),
      tokens: own.tokens + (before?.tokens ?? 0),
      cpuSeconds: own.cpuSeconds + (before?.cpuSeconds ?? 0),
    });
  }
  return (individual: string, until: number): Spent | undefined =>
    byIndividual.get(individual)?.findLast(({ generation }) => generation <= until);
}
