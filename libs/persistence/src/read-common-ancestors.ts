/**
 * The latest common ancestors of two, found from the youngest back, a generation at a time: a parent is older than its child,
 * so that when a generation's turn comes, all of it that either has among its ancestors is known.
 */
import { birthOf } from '#base';
import type { RelativeView } from '#contracts';
import type { EntityManager } from 'typeorm';
import { withoutNul } from './entities/column-types';
import { readRelatives } from './read-relatives';

/** Whether two can be related: they are of one tournament, and of one niche unless its niches have mixed. */
const KIN = `
  SELECT FROM individual one JOIN individual other USING (tournament_id) JOIN tournament ON tournament.id = tournament_id
  WHERE one.id = $1 AND other.id = $2 AND (one.niche = other.niche OR niches_mixed)`;

/** Others get their turn between. */
const CHILDREN_AT_ONCE = 500;
const PARENTS = `SELECT child_id AS child, parent_id AS parent FROM parentage WHERE child_id = ANY ($1)`;

/** By slot; each counts as its own ancestor. */
export async function readCommonAncestors(manager: EntityManager, one: string, other: string): Promise<RelativeView[]> {
  const ids = [withoutNul(one), withoutNul(other)];
  if ((await manager.query<unknown[]>(KIN, ids)).length === 0) return [];
  const parentsOf = async (children: readonly string[]): Promise<Edge[]> => {
    const edges: Edge[] = [];
    for (let start = 0; start < children.length; start += CHILDREN_AT_ONCE) {
      edges.push(...(await manager.query<Edge[]>(PARENTS, [children.slice(start, start + CHILDREN_AT_ONCE)])));
    }
    return edges;
  };
  return readRelatives(manager, await latestCommon(ids[0], ids[1], parentsOf));
}

interface Edge {
  readonly child: string;
  readonly parent: string;
}

async function latestCommon(
  one: string,
  other: string,
  parentsOf: (children: readonly string[]) => Promise<readonly Edge[]>,
): Promise<string[]> {
  const sides = [new Ancestry(one), new Ancestry(other)];
  while (sides.every((side) => side.newest >= 0)) {
    const generation = Math.max(...sides.map((side) => side.newest));
    const [ofOne, ofOther] = sides.map((side) => side.take(generation));
    const common = [...ofOne].filter((id) => ofOther.has(id));
    if (common.length > 0) return common;
    const edges = await parentsOf([...ofOne, ...ofOther]);
    for (const { child, parent } of edges) (ofOne.has(child) ? sides[0] : sides[1]).add(parent);
  }
  return [];
}

/** Ancestors of an individual that wait for their turn, by generation. */
class Ancestry {
  private readonly waiting = new Map<number, Set<string>>();

  constructor(id: string) {
    this.add(id);
  }

  /** -1 where none waits. */
  get newest(): number {
    return Math.max(-1, ...this.waiting.keys());
  }

  add(id: string): void {
    const { generation } = birthOf(id);
    const same = this.waiting.get(generation);
    if (same) same.add(id);
    else this.waiting.set(generation, new Set([id]));
  }

  take(generation: number): ReadonlySet<string> {
    const taken = this.waiting.get(generation) ?? new Set();
    this.waiting.delete(generation);
    return taken;
  }
}
