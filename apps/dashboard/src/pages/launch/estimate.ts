/** How much work a config asks for, and how long it takes at the speed of tournaments like it that ran here before. */
import type { TournamentView } from '#contracts';
import { type Change, plannedNiches } from '#environment';
import { completeReplacement, plannedBirths } from '#evolution';
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
  const births = totalOf(born);
  const voting = votingSecondsOf(config);
  const arena = arenaFlops(config, vocabularyOf(config, before));
  if (arena === null) return null;
  const flops = trainingsFlops(config, training) + arena;
  const alike = before.filter((other) => takesTimeLike(other.config, config) && isOfLength(other.config, perLife));
  const { flopsPerSecond, tokensPerFlop, measured } = speedOf(alike);
  return { births, flops, tokens: flops * tokensPerFlop, seconds: flops / flopsPerSecond + voting, measured };
}

/** Of all who train in each generation, what they may spend. */
function trainingsFlops(config: unknown, training: readonly Counted[]): number {
  const [perLife, learning] = [flopsOf(config) ?? 0, (config as Sized).learning];
  return training.reduce((sum, { count, share }) => {
    const own = share * perLife;
    return sum + count * (own + (learning ? (learning.flops ?? own) : 0));
  }, 0);
}

interface Deme {
  name?: unknown;
  capacity?: unknown;
}

/** Individuals of a niche in a generation, and the share of the budget that each of them has. */
interface Counted {
  readonly count: number;
  readonly share: number;
}

/** Of each generation and niche, by capacity and replacement. */
function birthsOf(config: unknown): readonly Counted[] | null {
  return countsOf(config, plannedBirths);
}

/** Of each generation and niche: everyone, or newborns alone. */
function traineesOf(config: unknown): readonly Counted[] | null {
  const { heredity } = (config ?? {}) as { heredity?: { survivorsTrain?: unknown } };
  return heredity?.survivorsTrain === false ? birthsOf(config) : countsOf(config, (_, places) => places);
}

/** The sum over demes. */
function countsOf(config: unknown, countOf: typeof plannedBirths): readonly Counted[] | null {
  const { generations, breeding } = (config ?? {}) as { generations?: unknown; breeding?: { replacement?: unknown } };
  const niches = nichesOf(config);
  const replacement = completeReplacement(breeding?.replacement);
  if (typeof generations !== 'number' || niches === null || replacement === null) return null;
  try {
    const { environment = [] } = config as { environment?: readonly Change[] };
    const planned = Array.from({ length: generations }, (_, at) => plannedNiches({ niches, environment }, at));
    return planned.flatMap((all, generation) =>
      all.map(({ share, demes }, niche) => {
        const before = planned[generation - 1]?.[niche].demes;
        const counts = demes.map(({ capacity }, at) => countOf(replacement, capacity, before?.[at].capacity ?? 0));
        return { count: counts.reduce((sum, count) => sum + count, 0), share };
      }),
    );
  } catch {
    return null; // of changes that are none: the server will tell why
  }
}

function nichesOf(config: unknown): { name: string; demes: { name: string; capacity: number }[] }[] | null {
  const { niches } = (config ?? {}) as { niches?: readonly (Deme & { demes?: readonly Deme[] })[] };
  if (!Array.isArray(niches) || niches.length === 0) return null;
  const whole = niches.map((niche: Deme & { demes?: readonly Deme[] }) => {
    const demes = (niche.demes ?? [niche]).map(({ name, capacity }) => ({
      name: String(name),
      capacity: capacity as number,
    }));
    return { name: String(niche.name), demes };
  });
  return whole.every(({ demes }) => demes.every(({ capacity }) => isPlaces(capacity))) ? whole : null;
}

function isPlaces(places: unknown): boolean {
  return typeof places === 'number' && Number.isInteger(places) && places >= 1 && places <= 1000;
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
  if (!(config as Sized).arena) return 0;
  const writers = totalOf(countsOf(config, (_, places) => places) ?? []);
  try {
    return writers * writingFlops(config, vocabularySize);
  } catch {
    return null; // the server will tell why
  }
}

function totalOf(counted: readonly Counted[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0);
}

/** Of all trainings of one born, the mean over all who are born by plan. */
function meanFlops(config: unknown): number {
  const one = [{ count: 1, share: 1 }];
  return trainingsFlops(config, traineesOf(config) ?? one) / totalOf(birthsOf(config) ?? one);
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
