/** What a fork takes over from its source: the living of a generation as they were when it closed, and what breeding goes on from. */
import { canonicalJson, individualId, type Json } from '#base';
import type { MetricValueView } from '#contracts';
import { settingsElsewhere } from '#environment';
import { checkSchemeState, donorsIn, initialSchemeState } from '#evolution';
import { RATER_METRICS } from '#metrics';
import type { TournamentConfig } from '../config';
import { breedingOf, demesOf } from '../demes';
import { plannedEnvironment } from '../environments';
import { isTrained, type Trained } from '../living';
import { foundingRaters, partsOf, stateWith } from '../rater-state';
import type { ForkOf, Individual, Life, OpenArena, Rating, Tournament } from '../records';
import type { TournamentStore } from '../tournament-store.port';
import type { Start } from './start-change';

const OF_RATERS: ReadonlySet<string> = new Set(RATER_METRICS.map(({ name }) => name));

type Source = Pick<Tournament, 'id' | 'config' | 'forkOf'>;
type Fork = Pick<Tournament, 'id' | 'seed' | 'config'>;

/** Who lived as a generation closed, by birth. */
export async function livingAtTheEndOf(
  store: TournamentStore,
  { id }: Pick<Tournament, 'id'>,
  generation: number,
): Promise<readonly Trained[]> {
  const lived = await store.individuals(id, generation, generation);
  const { ratings } = await store.judged(id, generation);
  const ratingOf = new Map(ratings.map((rating) => [rating.competitor, rating]));
  return lived
    .filter((one) => one.generation <= generation)
    .filter(isTrained)
    .map((one) => ({ ...one, rating: ratingOf.get(one.id) ?? null, diedGeneration: null }));
}

/** `living` are those of the source at the end of `generation`, which has closed. */
export async function startOfFork(
  store: TournamentStore,
  source: Source,
  generation: number,
  living: readonly Trained[],
  fork: Fork,
): Promise<{ readonly forkOf: ForkOf; readonly start: Start }> {
  const [schemeState, environment, arenas, metrics] = await Promise.all([
    store.schemeState(source.id, generation),
    store.environment(source.id, generation),
    store.arenas(source.id, generation),
    store.metrics(source.id, generation),
  ]);
  const { settings, summary } = environment!;
  const isRated = arenaOf(source.config) === arenaOf(fork.config);
  const carried = carriedOver(source.id, living, fork, isRated);
  return {
    forkOf: { tournament: source.id, generation, donors: donorsOf(source, living) },
    start: {
      carried,
      schemeState: stateOf(source, fork, generation, schemeState!, isRated),
      environment: {
        interventions: [],
        settings: settingsElsewhere(source.config, settings, fork.config),
        summary,
      },
      arenas: ratedIn(fork.config, arenas, carried),
      metrics: metricsOf(source.id, metrics, fork.id, carried, isRated),
    },
  };
}

/** Configs that are older than co-evolution lack it. */
function arenaOf({ arena }: TournamentConfig): string {
  return canonicalJson(
    arena && { ...arena, coevolution: arena.coevolution ?? null, habituation: arena.habituation ?? null },
  );
}

/** Under ids of the fork. Ratings are those of the raters that it has too. */
function carriedOver(
  source: string,
  living: readonly Trained[],
  { id: fork, config }: Fork,
  isRated: boolean,
): readonly Individual[] {
  const originals = new Set(living.map(({ id }) => id));
  const ofFork = (id: string): string => fork + id.slice(source.length);
  return living.map((one) => ({
    ...one,
    id: ofFork(one.id),
    parents: one.parents.filter(({ id }) => originals.has(id)).map((each) => ({ ...each, id: ofFork(each.id) })),
    life: lifeUnder(config, one.life),
    species: null,
    rating: one.rating && isRated ? { ...one.rating, competitor: ofFork(one.id) } : null,
  }));
}

/** Files that the heredity of a config does without are left behind. */
function lifeUnder({ heredity: { moments, weights } }: TournamentConfig, life: Life): Life {
  return {
    ...life,
    optimizerState: moments ? life.optimizerState : null,
    birthWeights: weights === 'baldwinian' ? life.birthWeights : null,
  };
}

/** Kin are known by their donors, who may have died: their births, by that of each whose donors are not all carried over. */
function donorsOf(source: Source, living: readonly Individual[]): ForkOf['donors'] {
  const carried = new Set(living.map(({ id }) => id));
  const birthIn = (id: string): string => id.slice(source.id.length + 1);
  const lists = living.map((one) => {
    const birth = birthIn(one.id);
    const own = donorsIn(one.parents).map(({ id }) => id);
    const donors = source.forkOf?.donors[birth] ?? own.map(birthIn);
    return [birth, donors, donors.every((donor) => carried.has(`${source.id}-${donor}`))] as const;
  });
  return Object.fromEntries(lists.flatMap(([birth, donors, areHere]) => (areHere ? [] : [[birth, donors]])));
}

/** Raters whose tastes evolve go on where the arena is the same. */
function stateOf(
  { config: before }: Source,
  { config, seed }: Fork,
  generation: number,
  state: Json,
  isRated: boolean,
): Json {
  const { scheme, raters } = partsOf(state);
  return stateWith(
    remembered(before, config, generation, scheme),
    isRated ? raters : foundingRaters(config, seed, generation),
  );
}

/** What schemes remember goes on where they are the same, of the same demes; else they begin anew, and species always do. */
function remembered(before: TournamentConfig, config: TournamentConfig, generation: number, state: Json): Json {
  const remembering = (of: TournamentConfig): string => {
    const { shaping, selfAdaptation, descriptors } = of.breeding;
    return canonicalJson({ shaping, selfAdaptation, descriptors, demes: demesOf(of).map(({ name }) => name) } as Json);
  };
  const initial = (): Json => initialSchemeState(breedingOf(config, plannedEnvironment(config, generation)));
  if (remembering(before) !== remembering(config)) return initial();
  try {
    const { species: _species, ...others } = state as Readonly<Record<string, Json>>;
    const { species } = initial() as Readonly<Record<string, Json | undefined>>;
    const kept = { ...others, ...(species && { species }) };
    checkSchemeState(breedingOf(config, plannedEnvironment(config, generation)), kept);
    return kept;
  } catch {
    return initial(); // of more children than demes have now
  }
}

/** Of individuals, of those alone who were carried over; of raters, where they go on. */
function metricsOf(
  source: string,
  metrics: readonly MetricValueView[],
  fork: string,
  carried: readonly Individual[],
  isRated: boolean,
): readonly MetricValueView[] {
  const known = new Set(carried.map(({ id }) => id));
  return metrics.flatMap((metric) => {
    if (!isRated && OF_RATERS.has(metric.name)) return [];
    if (metric.scope !== 'individual') return [metric];
    const subject = fork + metric.subject.slice(source.length);
    return known.has(subject) ? [{ ...metric, subject }] : [];
  });
}

function ratedIn(config: TournamentConfig, arenas: readonly OpenArena[], carried: readonly Individual[]): OpenArena[] {
  const ratings: readonly Rating[] = carried.flatMap(({ rating }) => rating ?? []);
  return config.niches.flatMap(({ name }) => {
    const arena = arenas.find(({ niche }) => niche === name);
    return arena && ratings.some(({ niche }) => niche === name) ? [{ ...arena, samples: [] }] : [];
  });
}

/** An individual of a fork in the tournament that was forked; null of one that was born in the fork. */
export function originalOf(
  forkOf: Pick<ForkOf, 'tournament' | 'generation'> | null,
  birth: Pick<Individual, 'generation' | 'slot'>,
): string | null {
  return forkOf && birth.generation <= forkOf.generation ? individualId(forkOf.tournament, birth) : null;
}
