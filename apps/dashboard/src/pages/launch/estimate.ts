/** How much work a config asks for, and how long it takes at the speed of tournaments like it that ran here before. */
import type { TournamentView } from '#contracts';
import { birthsIn, completeReplacement } from '#evolution';
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
  const births = birthsOf(config);
  const perLife = flopsOf(config);
  if (births === null || perLife === null) return null;
  const voting = votingSecondsOf(config);
  const arena = arenaFlops(config, vocabularyOf(config, before));
  if (arena === null) return null;
  const flops = births * (perLife + learningFlops(config)) + arena;
  const alike = before.filter((other) => takesTimeLike(other.config, config) && isOfLength(other.config, perLife));
  const { flopsPerSecond, tokensPerFlop, measured } = speedOf(alike);
  return { births, flops, tokens: flops * tokensPerFlop, seconds: flops / flopsPerSecond + voting, measured };
}

interface Deme {
  capacity?: unknown;
}

/** Everyone of the first generation, then as many as the replacement lets be born. */
function birthsOf(config: unknown): number | null {
  const { generations, niches, breeding } = (config ?? {}) as {
    generations?: unknown;
    niches?: readonly (Deme & { demes?: readonly Deme[] })[];
    breeding?: { replacement?: unknown };
  };
  if (typeof generations !== 'number' || !Array.isArray(niches)) return null;
  const capacities = niches
    .flatMap((niche: Deme & { demes?: readonly Deme[] }) => niche.demes ?? [niche])
    .map((deme) => Number(deme.capacity));
  if (capacities.length === 0) return null;
  const replacement = completeReplacement(breeding?.replacement);
  if (replacement === null || !capacities.every(isCapacity)) return null;
  return capacities.reduce(
    (sum, capacity) => sum + capacity + Math.max(0, generations - 1) * birthsIn(replacement, capacity),
    0,
  );
}

function isCapacity(capacity: number): boolean {
  return Number.isInteger(capacity) && capacity >= 1 && capacity <= 1000;
}

function flopsOf(config: unknown): number | null {
  const flops = (config as { budget?: { trainingFlops?: unknown } } | null)?.budget?.trainingFlops;
  return typeof flops === 'number' && Number.isFinite(flops) ? flops : null;
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
  const writers = niches
    .flatMap((niche) => niche.demes ?? [niche])
    .reduce((sum, { capacity }) => sum + (Number(capacity) || 0), 0);
  try {
    return generations * writers * writingFlops(config, vocabularySize);
  } catch {
    return null; // the server will tell why
  }
}

/** Of one life: what it may spend. */
function learningFlops(config: unknown): number {
  const { learning } = config as Sized;
  return learning ? (learning.flops ?? flopsOf(config) ?? 0) : 0;
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
      flops: individuals * (flopsOf(config)! + learningFlops(config)) + (arenaFlops(config, vocabularySize) ?? 0),
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
