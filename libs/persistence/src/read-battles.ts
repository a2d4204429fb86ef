/** Battles a page at a time, and one with what was read. */
import type { BattleDetailView, BattlesQuery, BattleView, Page } from '#contracts';
import type { EntityManager } from 'typeorm';
import { decodeCursor, encodeCursor, isInteger } from './cursor';
import { ArenaEntity } from './entities/arena.entity';
import { BattleEntity } from './entities/battle.entity';
import { comparable, withoutNul } from './entities/column-types';
import { SampleEntity } from './entities/sample.entity';

type Key = readonly [generation: number, niche: string, number: number];

const COLUMNS = 'generation, niche, number, first, second, prompt, rater, outcome';

export async function pageOfBattles(
  manager: EntityManager,
  tournamentId: string,
  { generation, niche, competitor, cursor, limit }: BattlesQuery & { limit: number },
): Promise<Page<BattleView>> {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [`tournament_id = ${bind(withoutNul(tournamentId))}`];
  if (generation !== undefined) conditions.push(`generation = ${bind(comparable(generation))}`);
  if (niche !== undefined) conditions.push(`niche = ${bind(withoutNul(niche))}`);
  if (cursor !== undefined) {
    const after = decodeCursor(cursor, isKey).map((part) => bind(withoutNul(part)));
    conditions.push(`(generation, niche, number) > (${after.join(', ')})`);
  }
  // Nobody meets itself: the battles of a competitor are those that it began and those that it did not, each in the order of an index.
  const sides =
    competitor === undefined
      ? ['true']
      : ['first', 'second'].map((side) => `${side} = ${bind(withoutNul(competitor))}`);
  const sorted = `ORDER BY generation, niche, number LIMIT ${bind(limit + 1)}`;
  const parts = sides.map(
    (side) => `(SELECT ${COLUMNS} FROM battle WHERE ${[...conditions, side].join(' AND ')} ${sorted})`,
  );
  const rows: BattleView[] = await manager.query(
    `SELECT * FROM (${parts.join(' UNION ALL ')}) AS battle ${sorted}`,
    values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page,
    next: rows.length > limit && last ? encodeCursor([last.generation, last.niche, last.number]) : null,
  };
}

export async function readBattle(
  manager: EntityManager,
  tournamentId: string,
  { generation, niche, number }: { generation: number; niche: string; number: number },
): Promise<BattleDetailView | undefined> {
  const arena = { tournamentId, generation: comparable(generation), niche: withoutNul(niche) };
  const battle = await manager.findOneBy(BattleEntity, { ...arena, number: comparable(number) });
  if (!battle) return undefined;
  const { prompts } = await manager.findOneByOrFail(ArenaEntity, arena);
  const [first, second] = await Promise.all(
    [battle.first, battle.second].map((competitor) =>
      manager.findOneByOrFail(SampleEntity, { ...arena, competitor, prompt: battle.prompt }),
    ),
  );
  return {
    ...toBattleView(battle),
    promptText: prompts[battle.prompt],
    firstText: first.content,
    secondText: second.content,
  };
}

export async function readTextLengths(
  manager: EntityManager,
  tournamentId: string,
  { generation, niche }: { generation: number; niche: string },
): Promise<{ competitor: string; prompt: number; characters: number }[]> {
  return manager.query(
    `SELECT competitor, prompt, (features ->> 'length')::double precision AS characters FROM sample
     WHERE tournament_id = $1 AND generation = $2 AND niche = $3 ORDER BY competitor, prompt`,
    [withoutNul(tournamentId), comparable(generation), withoutNul(niche)],
  );
}

function toBattleView({ tournamentId: _, ...view }: BattleEntity): BattleView {
  return view;
}

function isKey(key: unknown): key is Key {
  if (!Array.isArray(key) || key.length !== 3) return false;
  const [generation, niche, number] = key as unknown[];
  return isInteger(generation) && typeof niche === 'string' && isInteger(number);
}
