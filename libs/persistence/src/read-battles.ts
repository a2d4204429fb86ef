/** Battles a page at a time, and one with what was read. */
import type { BattleDetailView, BattlesQuery, BattleView, Page } from '#contracts';
import type { EntityManager } from 'typeorm';
import { decodeCursor, encodeCursor, isInteger } from './cursor';
import { ArenaEntity } from './entities/arena.entity';
import { BattleEntity } from './entities/battle.entity';
import { comparable, withoutNul } from './entities/column-types';
import { SampleEntity } from './entities/sample.entity';

type Key = readonly [generation: number, niche: string, number: number];

export async function pageOfBattles(
  manager: EntityManager,
  tournamentId: string,
  { generation, niche, competitor, cursor, limit }: BattlesQuery & { limit: number },
): Promise<Page<BattleView>> {
  const query = manager.createQueryBuilder(BattleEntity, 'battle').where({ tournamentId });
  if (generation !== undefined) query.andWhere({ generation: comparable(generation) });
  if (niche !== undefined) query.andWhere({ niche: withoutNul(niche) });
  if (competitor !== undefined) {
    query.andWhere('(battle.first = :competitor OR battle.second = :competitor)', {
      competitor: withoutNul(competitor),
    });
  }
  if (cursor !== undefined) {
    const [afterGeneration, afterNiche, afterNumber] = decodeCursor(cursor, isKey);
    query.andWhere('(battle.generation, battle.niche, battle.number) > (:afterGeneration, :afterNiche, :afterNumber)', {
      afterGeneration,
      afterNiche: withoutNul(afterNiche),
      afterNumber,
    });
  }
  const rows = await query
    .orderBy({ 'battle.generation': 'ASC', 'battle.niche': 'ASC', 'battle.number': 'ASC' })
    .limit(limit + 1)
    .getMany();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(toBattleView),
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
    ...{ promptText: prompts[battle.prompt], firstText: first.content, secondText: second.content },
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
