/** Raters who tire of what is common: how common styles were lately is a metric of each niche, of which the raters of the next generation are made. */
import { FEATURE_NAMES, rememberedSeen, type Seen, type TasteGenes, tiredTaste } from '#arena';
import type { Json } from '#base';
import type { MetricNumbers, MetricValueView } from '#contracts';
import { nicheIn } from '#environment';
import { byNames, SEEN_METRICS } from '#metrics';
import type { TournamentEnvironment } from './environments';
import { panelOf } from './jobs/panel-of';
import { tastesIn } from './rater-state';
import type { JudgedArena, Tournament } from './records';

/** What is known of a generation. */
interface Told {
  readonly schemeState: (generation: number) => Promise<Json | undefined>;
  readonly metrics: (generation: number) => Promise<readonly MetricValueView[]>;
}

/** Tastes of the raters of a niche in a generation, by seat; null where they are those of the panel, as it drifts. */
export async function tastesOf(
  { seed, config: { arena } }: Pick<Tournament, 'seed' | 'config'>,
  environment: TournamentEnvironment,
  generation: number,
  niche: string,
  told: Told,
): Promise<readonly TasteGenes[] | null> {
  const tastes = tastesIn(await told.schemeState(generation));
  const { panel } = nicheIn(environment, niche);
  if (!arena?.habituation || !panel || generation === 0) return tastes;
  const seen = seenBefore(byNames(await told.metrics(generation - 1)).metrics, niche);
  if (!seen) return tastes;
  const { habituation } = arena;
  return panelOf(seed, generation, panel, tastes).map((rater) => tiredTaste(rater, seen, habituation));
}

/** What is remembered once battles were held, by niche; nothing where raters do not tire. */
export function seenAfter(
  { arena }: Pick<Tournament['config'], 'arena'>,
  before: MetricNumbers,
  judged: ReadonlyMap<string, JudgedArena>,
): Readonly<Record<string, Seen>> {
  const { habituation } = arena ?? {};
  if (!habituation) return {};
  return Object.fromEntries(
    [...judged].flatMap(([niche, { seen }]) =>
      seen ? [[niche, rememberedSeen(seenBefore(before, niche), seen, habituation)]] : [],
    ),
  );
}

/** Null where there were no battles. */
function seenBefore(metrics: MetricNumbers, niche: string): Seen | null {
  const seen = SEEN_METRICS.map(({ name }) => metrics[name]?.[niche]);
  return seen.length === FEATURE_NAMES.length && seen.every((own) => own !== undefined) ? seen : null;
}
