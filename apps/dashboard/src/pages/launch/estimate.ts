/** How much work a config asks for, and how long it takes at the speed of tournaments like it that ran here before. */
import type { TournamentView } from '#contracts';
import { type Capacity, capacityAt, completeReplacement, entryAt, plannedBirths } from '#evolution';
import { writingFlops } from './writing-flops';

export interface Estimate {
  readonly births: number;
  readonly flops: number;
  readonly tokens: number;
  readonly seconds: number;
  /** Tournaments that the speed was taken from; 0: a guess. */
  readonly measured: number;
}

interface Speed {
  readonly flopsPerSecond: number;
  readonly tokensPerFlop: number;
  readonly measured: number;
}

/** Two cores at 25 GFLOP/s each, and models of 50,000 parameters at 6 FLOPs a parameter and token. */
const GUESS: Speed = { flopsPerSecond: 5e10, tokensPerFlop: 1 / 3e5, measured: 0 };

/** Null for what is not a config yet. */
export function estimate(config: unknown, before: readonly TournamentView[]): Estimate | null {
  const [born, training] = [birthsOf(config), traineesOf(config)];
  const perLife = flopsOf(config);
  if (born === null || training === null || perLife === null) return null;
  const births = born.reduce((sum, each) => sum + each, 0);
  const voting = votingSecondsOf(config);
  const arena = arenaFlops(config, vocabularyOf(config, before));
  if (arena === null) return null;
  const flops = trainingsFlops(config, training) + arena;
  const alike = before.filter((other) => takesTimeLike(other.config, config) && isOfLength(other.config, perLife));
  const { flopsPerSecond, tokensPerFlop, measured } = speedOf(alike);
  return { births, flops, tokens: flops * tokensPerFlop, seconds: flops / flopsPerSecond + voting, measured };
}

/** Of all who train in each generation, what they may spend. */
function trainingsFlops(config: unknown, training: readonly number[]): number {
  const [perLife, learning] = [flopsOf(config) ?? 0, (config as Sized).learning];
  return training.reduce((sum, count, generation) => {
    const own = shareOf(config, generation) * perLife;
    return sum + count * (own + (learning ? (learning.flops ?? own) : 0));
  }, 0);
}

interface Deme {
  capacity?: unknown;
}

/** Of each generation, by capacity and replacement. */
function birthsOf(config: unknown): readonly number[] | null {
  return countsOf(config, plannedBirths);
}

/** Of each generation: everyone, or newborns alone. */
function traineesOf(config: unknown): readonly number[] | null {
  const { heredity } = (config ?? {}) as { heredity?: { survivorsTrain?: unknown } };
  return heredity?.survivorsTrain === false
    ? birthsOf(config)
    : countsOf(config, (_, capacity, generation) => capacityAt(capacity, generation));
}

/** The sum over demes in each generation. */
function countsOf(config: unknown, countOf: typeof plannedBirths): readonly number[] | null {
  const { generations, niches, breeding } = (config ?? {}) as {
    generations?: unknown;
    niches?: readonly (Deme & { demes?: readonly Deme[] })[];
    breeding?: { replacement?: unknown };
  };
  if (typeof generations !== 'number' || !Array.isArray(niches)) return null;
  const capacities = niches
    .flatMap((niche: Deme & { demes?: readonly Deme[] }) => niche.demes ?? [niche])
    .map((deme) => deme.capacity);
  const replacement = completeReplacement(breeding?.replacement);
  if (capacities.length === 0 || replacement === null || !capacities.every(isCapacity)) return null;
  return Array.from({ length: generations }, (_, generation) =>
    capacities.reduce<number>((sum, capacity) => sum + countOf(replacement, capacity, generation), 0),
  );
}

function isCapacity(capacity: unknown): capacity is Capacity {
  if (!Array.isArray(capacity)) return isPlaces(capacity);
  return capacity.every((step: { readonly from?: unknown; readonly capacity?: unknown } | null) => {
    return typeof step?.from === 'number' && isPlaces(step.capacity);
  });
}

function isPlaces(places: unknown): boolean {
  return typeof places === 'number' && Number.isInteger(places) && places >= 1 && places <= 1000;
}

function flopsOf(config: unknown): number | null {
  const flops = (config as { budget?: { trainingFlops?: unknown } } | null)?.budget?.trainingFlops;
  return typeof flops === 'number' && Number.isFinite(flops) ? flops : null;
}

/** Of `trainingFlops`, what a life of a generation has. */
function shareOf(config: unknown, generation: number): number {
  const schedule = (config as { budget?: { schedule?: unknown } } | null)?.budget?.schedule;
  const steps = (Array.isArray(schedule) ? schedule : []).filter(
    (step: unknown): step is { readonly from: number; readonly share: number } =>
      typeof step === 'object' && step !== null,
  );
  return Number(entryAt(steps, generation)?.share ?? 1);
}

interface Sized {
  readonly generations?: number;
  readonly niches?: readonly (Deme & {
    readonly name?: string;
    readonly corpus?: string;
    readonly demes?: readonly Deme[];
  })[];
  readonly arena?: { readonly votingSeconds?: number } | null;
  readonly learning?: { readonly flops?: number | null } | null;
}

/** Symbols of prose in one alphabet. */
const USUAL_VOCABULARY = 96;

/** Of a tournament on the same corpora, where one ran here. */
function vocabularyOf(config: unknown, before: readonly TournamentView[]): number {
  const corporaOf = (given: unknown): string =>
    ((given as Sized).niches ?? [])
      .map(({ name, corpus = name }) => String(corpus))
      .sort()
      .join(' ');
  return before.find((other) => corporaOf(other.config) === corporaOf(config))?.vocabularySize ?? USUAL_VOCABULARY;
}

/** Everyone who lives writes after every prompt, in every generation. Null where the search space is none. */
function arenaFlops(config: unknown, vocabularySize: number): number | null {
  const { generations = 0, niches = [], arena } = config as Sized;
  if (!arena) return 0;
  const demes = niches.flatMap((niche) => niche.demes ?? [niche]);
  const writers = Array.from({ length: generations }, (_, generation) =>
    demes.reduce((sum, { capacity }) => sum + (isCapacity(capacity) ? capacityAt(capacity, generation) : 0), 0),
  ).reduce((sum, each) => sum + each, 0);
  try {
    return writers * writingFlops(config, vocabularySize);
  } catch {
    return null; // the server will tell why
  }
}

/** Of all trainings of one born, the mean over all who are born by plan. */
function meanFlops(config: unknown): number {
  const [born, training] = [birthsOf(config) ?? [1], traineesOf(config) ?? [1]];
  return trainingsFlops(config, training) / born.reduce((sum, births) => sum + births, 0);
}

/** The time that people have to vote in, over all generations. */
function votingSecondsOf(config: unknown): number {
  const { generations = 0, arena } = config as Sized;
  return generations * (arena?.votingSeconds ?? 0);
}

/** Short lives spend their time on other things than training: only those of about the same length tell how long these take. */
const ALIKE = 4;

function isOfLength(config: unknown, perLife: number): boolean {
  const flops = flopsOf(config);
  return flops !== null && Math.max(flops / perLife, perLife / flops) <= ALIKE;
}

/** What battles and learning take beside their FLOPs is not counted: with them or without them. */
function takesTimeLike(one: unknown, other: unknown): boolean {
  const has = (config: unknown, part: 'arena' | 'learning') =>
    ((config as Readonly<Record<string, unknown>>)[part] ?? null) !== null; // stored as null, left out by a form
  return has(one, 'arena') === has(other, 'arena') && has(one, 'learning') === has(other, 'learning');
}

/** Of those together; evaluations and battles are in their time. */
function speedOf(before: readonly TournamentView[]): Speed {
  const known = before
    .filter(({ seconds, tokensTrained }) => seconds > 5 && tokensTrained > 0)
    .map(({ config, vocabularySize, individuals, seconds, tokensTrained }) => ({
      flops: individuals * meanFlops(config) + (arenaFlops(config, vocabularySize) ?? 0),
      seconds: Math.max(1, seconds - votingSecondsOf(config)),
      tokensTrained,
    }));
  if (known.length === 0) return GUESS;
  const sum = (of: (each: (typeof known)[number]) => number): number =>
    known.reduce((total, each) => total + of(each), 0);
  const flops = sum((each) => each.flops);
  return {
    flopsPerSecond: flops / sum((each) => each.seconds),
    tokensPerFlop: sum((each) => each.tokensTrained) / flops,
    measured: known.length,
  };
}
