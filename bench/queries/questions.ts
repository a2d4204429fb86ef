/** What the archive is asked, each time about another part of the history. A question gives how many rows were answered. */
import { individualId, type Prng } from '#base';
import type { BattlesQuery, IndividualsQuery } from '#contracts';
import { DEFAULT_SEARCH_SPACE, FAMILIES, type CategoricalLocus, type OrdinalLocus } from '#genome';
import type { TournamentArchive, TournamentRows, TournamentStore } from '#tournament';
import { NICHES, type Shape } from './history';
import { N_GRAM, NAMES } from './rows';

export interface Question {
  readonly name: string;
  ask(prng: Prng): Promise<number>;
}

const PAGE = 50;
/** An archive of more individuals takes minutes. */
const MOST_ARCHIVED = 10_000;
const SORTS = ['birth', 'validation', 'rating', 'parameters', 'tokens'] as const;
const DISCRETE = DEFAULT_SEARCH_SPACE.filter((locus) => locus.kind !== 'real') as (CategoricalLocus | OrdinalLocus)[];
const REAL = DEFAULT_SEARCH_SPACE.filter((locus) => locus.kind === 'real');

export interface Asked {
  readonly archive: TournamentArchive;
  readonly store: TournamentStore;
  readonly rows: TournamentRows;
}

export function questionsOf({ archive, store, rows }: Asked, shape: Shape): Question[] {
  const { id, generations, births } = shape;
  const anyone = (prng: Prng, least = 0): string =>
    individualId(id, { generation: least + prng.integer(generations - least), slot: prng.integer(births) });
  /** Of the last half. */
  const late = (prng: Prng): string => anyone(prng, Math.floor(generations / 2));
  /** Of one generation and of the first niche. */
  const mates = (prng: Prng): [string, string] => {
    const generation = prng.integer(generations);
    const mate = (): string => individualId(id, { generation, slot: prng.integer(Math.floor(births / NICHES.length)) });
    return [mate(), mate()];
  };
  const pages = SORTS.flatMap((sort) =>
    (['asc', 'desc'] as const).flatMap((order) => pagesOf(archive, shape, sort, order)),
  );
  const count = async (rows: Promise<readonly unknown[]>): Promise<number> => (await rows).length;
  const one = async (answer: Promise<unknown>): Promise<number> => ((await answer) === undefined ? 0 : 1);
  return [
    { name: 'tournaments', ask: async () => (await archive.list({ limit: PAGE })).rows.length },
    { name: 'tournament', ask: () => one(archive.find(id)) },
    { name: 'revision', ask: () => one(archive.finishedRevision(id)) },
    { name: 'generations', ask: () => count(store.generations(id)) },
    ...pages,
    { name: 'individual', ask: (prng) => one(archive.individual(anyone(prng))) },
    { name: 'ancestors, 200', ask: (prng) => count(archive.ancestors(late(prng), { depth: 200, limit: 200 })) },
    { name: 'ancestors, 1,000', ask: (prng) => count(archive.ancestors(late(prng), { depth: 200, limit: 1000 })) },
    { name: 'descendants, 200', ask: (prng) => count(archive.descendants(anyone(prng), { depth: 200, limit: 200 })) },
    {
      name: 'descendants, 1,000',
      ask: (prng) => count(archive.descendants(anyone(prng), { depth: 200, limit: 1000 })),
    },
    {
      name: 'primary line',
      ask: (prng) =>
        count(archive.primaryLine(individualId(id, { generation: generations - 1, slot: prng.integer(births) }), 1000)),
    },
    { name: 'common ancestors, of one niche', ask: (prng) => count(archive.commonAncestors(...mates(prng))) },
    { name: 'common ancestors, of any two', ask: (prng) => count(archive.commonAncestors(anyone(prng), anyone(prng))) },
    {
      name: 'gene history, alleles',
      ask: async (prng) => (await archive.geneHistory(id, prng.pick(DISCRETE), {})).generations.length,
    },
    {
      name: 'gene history, real',
      ask: async (prng) => (await archive.geneHistory(id, prng.pick(REAL), {})).generations.length,
    },
    {
      name: 'gene origins',
      ask: (prng) => {
        const locus = prng.pick(DISCRETE);
        return count(archive.geneOrigins(id, locus, prng.pick<string | number>(locus.values), PAGE));
      },
    },
    {
      name: 'alleles of everyone, 2,000',
      ask: async (prng) => (await archive.alleles(id, prng.pick(DISCRETE), { limit: 2_000 })).rows.length,
    },
    {
      name: 'lineage, 1,000',
      ask: (prng) => count(archive.lineage(id, { generation: prng.integer(generations), slot: -1 }, 1000)),
    },
    { name: 'leaderboard', ask: () => count(archive.leaderboard(id, 'validation', PAGE)) },
    { name: 'leaderboard, 200', ask: () => count(archive.leaderboard(id, 'validation', 200)) },
    { name: 'leaderboard on test', ask: () => count(archive.leaderboard(id, 'test', PAGE)) },
    { name: 'ratings, newest', ask: () => count(archive.ratings(id, {})) },
    {
      name: 'ratings of a generation',
      ask: (prng) => count(archive.ratings(id, { generation: prng.integer(generations) })),
    },
    { name: 'rating history', ask: (prng) => count(archive.ratingHistory(anyone(prng))) },
    ...battlesOf(archive, shape),
    { name: 'events', ask: (prng) => count(archive.events(id, prng.integer(generations * births), 500)) },
    ...(generations * births > MOST_ARCHIVED ? [] : [{ name: 'rows of an archive', ask: () => countRows(rows, id) }]),
    { name: 'search', ask: (prng) => count(archive.search(prng.pick(NAMES), PAGE)) },
  ];
}

async function countRows(rows: TournamentRows, id: string): Promise<number> {
  let count = 0;
  await rows.read(id, async (_, lines) => {
    for await (const _ of lines) count++;
  });
  return count;
}

/** First, deep by a cursor, and narrowed. */
function pagesOf(
  archive: TournamentArchive,
  { id, generations, births }: Shape,
  sort: (typeof SORTS)[number],
  order: 'asc' | 'desc',
): Question[] {
  const ask = async (query: IndividualsQuery): Promise<number> =>
    (await archive.individuals(id, { sort, order, limit: PAGE, ...query })).rows.length;
  const niche = (prng: Prng) => ({ niche: prng.pick(NICHES) });
  const family = (prng: Prng) => ({ family: prng.pick(FAMILIES) });
  const generation = (prng: Prng) => ({ generation: prng.integer(generations) });
  const deep = (prng: Prng) => ({
    cursor: cursorOf([sort, order, measureOf(sort, prng), prng.integer(generations), prng.integer(births)]),
  });
  const narrowed: Record<string, (prng: Prng) => IndividualsQuery> = {
    first: () => ({}),
    'first 200': () => ({ limit: 200 }),
    deep,
    niche,
    family,
    'niche, family': (prng) => ({ ...niche(prng), ...family(prng) }),
    generation,
    'generation, family': (prng) => ({ ...generation(prng), ...family(prng) }),
    living: () => ({ living: true }),
    nonviable: () => ({ status: 'nonviable' }),
    'ten generations': (prng) => {
      const minGeneration = prng.integer(generations);
      return { minGeneration, maxGeneration: minGeneration + 9 };
    },
  };
  return Object.entries(narrowed).map(([what, query]) => ({
    name: `individuals by ${sort} ${order}: ${what}`,
    ask: (prng: Prng) => ask(query(prng)),
  }));
}

/** As the archive gives them out. */
function cursorOf(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** A value somewhere among those of the history; there need not be an individual that has it. */
function measureOf(sort: (typeof SORTS)[number], prng: Prng): string {
  const between = (low: number, high: number): number => low + (high - low) * prng.uniform();
  switch (sort) {
    case 'birth':
      return '';
    case 'validation':
      return `${between(1.6, 3)}`;
    case 'rating':
      return `${between(0, 2)}`;
    case 'parameters':
      return `${Math.floor(between(1e4, 4e5))}`;
    case 'tokens':
      return `${Math.floor(between(5e4, 1e6))}`;
  }
}

/** By generation, niche and number; of anyone, and of an n-gram that competes in every generation. */
function battlesOf(archive: TournamentArchive, { id, generations, births }: Shape): Question[] {
  const ask = async (query: BattlesQuery): Promise<number> =>
    (await archive.battles(id, { limit: PAGE, ...query })).rows.length;
  const generation = (prng: Prng) => ({ generation: prng.integer(generations) });
  const deep = (prng: Prng) => ({ cursor: cursorOf([prng.integer(generations), prng.pick(NICHES), 100]) });
  const someone = (prng: Prng) =>
    individualId(id, { generation: prng.integer(generations), slot: prng.integer(births) });
  return [
    { name: 'battles: first', ask: () => ask({}) },
    { name: 'battles: deep', ask: (prng) => ask(deep(prng)) },
    { name: 'battles: generation, niche', ask: (prng) => ask({ ...generation(prng), niche: prng.pick(NICHES) }) },
    { name: 'battles: niche, deep', ask: (prng) => ask({ ...deep(prng), niche: prng.pick(NICHES) }) },
    { name: 'battles: competitor', ask: (prng) => ask({ competitor: someone(prng) }) },
    { name: 'battles: an n-gram, deep', ask: (prng) => ask({ ...deep(prng), competitor: N_GRAM }) },
    {
      name: 'battle',
      ask: async (prng) => {
        const battle = { ...generation(prng), niche: prng.pick(NICHES), number: prng.integer(Math.floor(births / 6)) };
        return (await archive.battle(id, battle)) ? 1 : 0;
      },
    },
  ];
}
