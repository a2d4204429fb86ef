/** The Red Queen matrix of a niche, from the texts and raters that were kept of each generation. */
import { genesOfTaste, type TasteGenes } from '#arena';
import type { RedQueenView } from '#contracts';
import { environmentWith, nicheIn } from '#environment';
import { timeShift } from '#metrics';
import { isIndividual } from './competitors';
import { mostLiving } from './demes';
import type { RedQueenJob } from './jobs/arena-jobs';
import { panelOf } from './jobs/panel-of';
import { HELD_OUT } from './jobs/set-prompts';
import { tastesIn } from './rater-state';
import type { Tournament } from './records';
import { textsIn } from './texts-of';
import type { TournamentStore } from './tournament-store.port';
import type { WorkQueue } from './work-queue.port';

/** Of a matrix, at most. */
const MOST_GENERATIONS = 64;
/** Of individuals of all niches, in the generations of a matrix: so few that two generations are read all the same. */
const MOST_TEXTS = 20_000;

type Kept = RedQueenJob['generations'][number] & { readonly generation: number };
type Store = Pick<TournamentStore, 'generations' | 'arenas' | 'schemeState' | 'environment'>;

/** Null where no texts of individuals are kept. Reads one generation after another: only of one are texts of all niches held at once. */
export async function redQueenOf(
  tournament: Tournament,
  niche: string,
  store: Store,
  queue: WorkQueue,
): Promise<RedQueenView | null> {
  const { id, seed, config } = tournament;
  const { prompts, sampleCharacters: length, coevolution } = config.arena!;
  const closed = (await store.generations(id)).map(({ generation }) => generation);
  const most = Math.max(2, Math.min(MOST_GENERATIONS, Math.floor(MOST_TEXTS / (mostLiving(config) * prompts))));
  const every = Math.max(1, Math.ceil(closed.length / most));
  const kept: Kept[] = [];
  for (const generation of closed.filter((_, at) => at % every === 0)) {
    const read = await readGeneration(tournament, niche, generation, store);
    if (read) kept.push(read);
  }
  if (kept.length === 0) return null;
  const generations = kept.map(({ generation }) => generation);
  const job: RedQueenJob = { kind: 'red-queen', seed, niche, length, generations: kept };
  const { rates, bits } = await queue.submit(job, { isAwaited: true });
  return {
    niche,
    evolves: Boolean(coevolution), // configs older than co-evolution lack it
    generations,
    every,
    rates,
    bits,
    ...timeShift(rates, generations),
  };
}

/** Null where it has no texts of individuals. */
async function readGeneration(
  { id, seed, config }: Tournament,
  niche: string,
  generation: number,
  store: Store,
): Promise<Kept | null> {
  const arena = (await store.arenas(id, generation)).find((one) => one.niche === niche);
  const samples = (arena?.samples ?? [])
    .filter(({ competitor }) => competitor === HELD_OUT || isIndividual(competitor))
    .map(({ competitor, prompt, features }) => ({ competitor, prompt, features }));
  if (!samples.some(({ competitor }) => isIndividual(competitor))) return null;
  const { settings } = (await store.environment(id, generation))!;
  const environment = environmentWith(config, settings);
  const evolved = tastesIn(await store.schemeState(id, generation));
  const tastes: readonly TasteGenes[] =
    evolved ?? panelOf(seed, generation, nicheIn(environment, niche).panel!, null).map(genesOfTaste);
  return { generation, texts: textsIn(config, environment), samples, tastes };
}
