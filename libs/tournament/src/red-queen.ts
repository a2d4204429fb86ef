/** The Red Queen matrices of niches, from the texts and raters that were kept of each generation. */
import { genesOfTaste, type TasteGenes } from '#arena';
import { groupBy } from '#base';
import type { RedQueenView } from '#contracts';
import { environmentWith, nicheIn } from '#environment';
import { timeShift } from '#metrics';
import { HELD_OUT, isIndividual } from './competitors';
import { mostLiving } from './demes';
import type { RedQueenJob } from './jobs/arena-jobs';
import { panelOf } from './jobs/panel-of';
import type { Tournament } from './records';
import { tastesOf } from './tired-raters';
import { textsIn } from './texts-of';
import type { TournamentStore } from './tournament-store.port';
import type { WorkQueue } from './work-queue.port';

/** Of a matrix, at most. */
const MOST_GENERATIONS = 64;
/** Of individuals of all niches, in the generations of a matrix: so few that two generations are read all the same. */
const MOST_TEXTS = 20_000;

type Kept = RedQueenJob['generations'][number] & { readonly niche: string; readonly generation: number };
type Store = Pick<TournamentStore, 'generations' | 'arenas' | 'schemeState' | 'environment' | 'metrics'>;

/**
 * Of each of the niches that texts of individuals are kept of. Reads one generation after another, each once: only of one are texts of all niches
 * held at once.
 */
export async function redQueensOf(
  tournament: Tournament,
  niches: readonly string[],
  store: Store,
  queue: WorkQueue,
): Promise<readonly RedQueenView[]> {
  const { id, seed, config } = tournament;
  const { prompts, sampleCharacters: length, coevolution } = config.arena!;
  const closed = (await store.generations(id)).map(({ generation }) => generation);
  const most = Math.max(2, Math.min(MOST_GENERATIONS, Math.floor(MOST_TEXTS / (mostLiving(config) * prompts))));
  const every = Math.max(1, Math.ceil(closed.length / most));
  const kept: Kept[] = [];
  for (const generation of closed.filter((_, at) => at % every === 0)) {
    kept.push(...(await readGeneration(tournament, niches, generation, store)));
  }
  const byNiche = groupBy(kept, ({ niche }) => niche);
  const views: RedQueenView[] = [];
  for (const niche of niches) {
    const own = byNiche.get(niche);
    if (!own) continue;
    const generations = own.map(({ generation }) => generation);
    const job: RedQueenJob = { kind: 'red-queen', seed, niche, length, generations: own };
    const { rates, bits } = await queue.submit(job, { isAwaited: true });
    const evolves = Boolean(coevolution); // configs older than co-evolution lack it
    views.push({ niche, evolves, generations, every, rates, bits, ...timeShift(rates, generations) });
  }
  return views;
}

/** By niche; none of those without texts of individuals. */
async function readGeneration(
  tournament: Tournament,
  niches: readonly string[],
  generation: number,
  store: Store,
): Promise<readonly Kept[]> {
  const { id, seed, config } = tournament;
  const arenas = (await store.arenas(id, generation)).filter(({ niche }) => niches.includes(niche));
  if (arenas.length === 0) return [];
  const { settings } = (await store.environment(id, generation))!;
  const environment = environmentWith(config, settings);
  const told = {
    schemeState: (at: number) => store.schemeState(id, at),
    metrics: (at: number) => store.metrics(id, at),
  };
  const texts = textsIn(config, environment);
  const kept = arenas.map(async ({ niche, samples: all }) => {
    const samples = all
      .filter(({ competitor }) => competitor === HELD_OUT || isIndividual(competitor))
      .map(({ competitor, prompt, features }) => ({ competitor, prompt, features }));
    if (!samples.some(({ competitor }) => isIndividual(competitor))) return [];
    const tastes: readonly TasteGenes[] =
      (await tastesOf(tournament, environment, generation, niche, told)) ??
      panelOf(seed, generation, nicheIn(environment, niche).panel!, null).map(genesOfTaste);
    return [{ niche, generation, texts, samples, tastes }];
  });
  return (await Promise.all(kept)).flat();
}
