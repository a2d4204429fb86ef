/** A tournament store that lasts as long as the process: for replays and tests. */
import { byBirth, InvalidValueError, type Json } from '#base';
import type { LineageEvent, MetricValueView } from '#contracts';
import type { Born } from '#lineage';
import { withDeaths, withOutcomes, withRatings } from './living';
import { launchEvent, numberEvents } from './number-events';
import type { Battle, Generation, Individual, OpenArena, Rating, TestScore, Tournament } from './records';
import type { Judged } from './tournament-hash';
import { type Change, StaleTokenError, type TournamentStore } from './tournament-store.port';

interface Entry {
  readonly tournament: Tournament;
  readonly token: number;
  readonly lastSeq: number;
  /** By (generation, slot). */
  readonly individuals: readonly Individual[];
  readonly generations: readonly Generation[];
  /** By generation. */
  readonly schemeStates: ReadonlyMap<number, Json>;
  readonly arenas: readonly OpenArena[];
  readonly battles: readonly Battle[];
  readonly ratings: readonly Rating[];
  readonly metrics: readonly MetricValueView[];
  /** Evaluations on the test part, by individual, niche and generation. */
  readonly tested: readonly string[];
}

export class InMemoryTournamentStore implements TournamentStore {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly clock: () => Date) {}

  async insert(tournament: Tournament): Promise<readonly LineageEvent[]> {
    if (this.entries.has(tournament.id)) throw new InvalidValueError('id', tournament.id, 'an id of its own');
    this.entries.set(tournament.id, {
      tournament,
      token: 0,
      lastSeq: 1,
      individuals: [],
      generations: [],
      schemeStates: new Map(),
      arenas: [],
      battles: [],
      ratings: [],
      metrics: [],
      tested: [],
    });
    return numberEvents(tournament.id, 0, [launchEvent(tournament)], this.clock());
  }

  async find(id: string): Promise<Tournament | undefined> {
    return this.entries.get(id)?.tournament;
  }

  async individuals(id: string, since: number): Promise<readonly Individual[]> {
    const individuals = this.entries.get(id)?.individuals ?? [];
    return individuals.filter(({ diedGeneration }) => diedGeneration === null || diedGeneration >= since);
  }

  async parentage(id: string, from: number, to: number): Promise<readonly Born[]> {
    const { individuals = [] } = this.entries.get(id) ?? {};
    return individuals.filter(({ generation }) => generation >= from && generation <= to);
  }

  async born(id: string, generation: number): Promise<readonly Individual[]> {
    const individuals = this.entries.get(id)?.individuals ?? [];
    return individuals.filter((one) => one.generation === generation).map((one) => ({ ...one, rating: null }));
  }

  async generations(id: string): Promise<readonly Generation[]> {
    return this.entries.get(id)?.generations ?? [];
  }

  async schemeState(id: string, generation: number): Promise<Json | undefined> {
    return this.entries.get(id)?.schemeStates.get(generation);
  }

  async arenas(id: string, generation: number): Promise<readonly OpenArena[]> {
    return (this.entries.get(id)?.arenas ?? []).filter((arena) => arena.generation === generation);
  }

  async judged(id: string, generation: number): Promise<Judged> {
    const { battles = [], ratings = [] } = this.entries.get(id) ?? {};
    return {
      battles: battles.filter((battle) => battle.generation === generation),
      ratings: ratings.filter((rating) => rating.generation === generation),
    };
  }

  async metrics(id: string, generation: number): Promise<readonly MetricValueView[]> {
    return (this.entries.get(id)?.metrics ?? []).filter((metric) => metric.generation === generation);
  }

  async claim(id: string): Promise<number> {
    const entry = this.entries.get(id);
    if (!entry) throw new InvalidValueError('id', id, 'the id of a tournament');
    const token = entry.token + 1;
    this.entries.set(id, { ...entry, token });
    return token;
  }

  /** It has one conductor, and ends with it. */
  async abandoned(): Promise<readonly string[]> {
    return [];
  }

  async renew(ids: readonly string[]): Promise<readonly string[]> {
    return ids;
  }

  async commit(id: string, token: number, change: Change): Promise<readonly LineageEvent[]> {
    const entry = this.entries.get(id);
    if (entry?.token !== token) throw new StaleTokenError(id, token);
    checkChange(entry, change);
    this.entries.set(id, apply(entry, change));
    return numberEvents(id, entry.lastSeq, change.events, this.clock());
  }
}

/** The entry after a change that `checkChange` has passed. */
function apply(entry: Entry, change: Change): Entry {
  const { tournament, spent, scheme, generation, born, outcomes, died, tested, events } = change;
  const population = [...entry.individuals, ...(born ?? [])].sort(byBirth);
  return {
    ...entry,
    tournament: {
      ...entry.tournament,
      ...tournament,
      tokensTrained: entry.tournament.tokensTrained + (spent?.tokens ?? 0),
      seconds: entry.tournament.seconds + (spent?.seconds ?? 0),
    },
    lastSeq: entry.lastSeq + events.length,
    individuals: withRatings(
      withDeaths(withOutcomes(population, outcomes ?? []), died?.ids ?? [], died?.generation ?? 0),
      change.ratings ?? [],
    ),
    schemeStates: new Map([...entry.schemeStates, ...(scheme ? [[scheme.generation, scheme.state] as const] : [])]),
    arenas: [...entry.arenas, ...(change.arenas ?? [])],
    battles: [...entry.battles, ...(change.battles ?? [])],
    ratings: [...entry.ratings, ...(change.ratings ?? [])],
    metrics: [...entry.metrics, ...(change.metrics ?? [])],
    generations: [...entry.generations, ...(generation ? [generation] : [])].sort(
      (a, b) => a.generation - b.generation,
    ),
    tested: [...entry.tested, ...(tested ?? []).map(nameOfTest)],
  };
}

function nameOfTest({ id, niche, generation }: TestScore): string {
  return `${id} ${niche} ${generation}`;
}

/** What the keys of a database would refuse. Throws an InvalidValueError. */
function checkChange(entry: Entry, change: Change): void {
  const { scheme, generation, born = [], outcomes = [], died, tested = [] } = change;
  const population = [...entry.individuals, ...born];
  const known = new Set(population.map(({ id }) => id));
  const newborn = new Set(population.filter(({ status }) => status === 'born').map(({ id }) => id));
  const closed = entry.generations.map((earlier) => earlier.generation);
  const births = new Set(population.map((individual) => `${individual.generation}-${individual.slot}`));
  if (generation && closed.includes(generation.generation)) refuse('generation', generation.generation, 'an open one');
  if (scheme && entry.schemeStates.has(scheme.generation)) refuse('scheme', scheme.generation, 'a new generation');
  if (known.size < population.length || births.size < population.length) refuse('born', born.length, 'new individuals');
  for (const { parents } of born) checkAll('parents', parents, known, 'individuals of the tournament');
  checkAll('outcomes', outcomes, newborn, 'newborns without an outcome');
  checkAll(
    'died',
    (died?.ids ?? []).map((id) => ({ id })),
    known,
    'individuals of the tournament',
  );
  const tests = [...entry.tested, ...tested.map(nameOfTest)];
  if (new Set(tests).size < tests.length || tested.some(({ id }) => !known.has(id))) {
    refuse('tested', tested.map(nameOfTest), 'individuals without a test score of that niche and generation');
  }
  checkArenas(entry, change);
  checkMetrics(entry, change);
}

/** An arena is opened once; battles and ratings belong to one. */
function checkArenas(entry: Entry, { arenas = [], battles = [], ratings = [] }: Change): void {
  const nameOf = (arena: Pick<OpenArena, 'generation' | 'niche'>): string => `${arena.generation} ${arena.niche}`;
  const names = [...entry.arenas, ...arenas].map(nameOf);
  if (new Set(names).size < names.length) refuse('arenas', arenas.map(nameOf), 'arenas not yet opened');
  const numbers = [...entry.battles, ...battles].map((battle) => `${nameOf(battle)} ${battle.number}`);
  if (new Set(numbers).size < numbers.length) refuse('battles', battles.length, 'battles of numbers of their own');
  const strayed = [...battles, ...ratings].find((one) => !names.includes(nameOf(one)));
  if (strayed) refuse('niche', nameOf(strayed), 'an open arena');
}

/** A metric has one value a subject and generation. */
function checkMetrics(entry: Entry, { metrics = [] }: Change): void {
  const generations = new Set(metrics.map(({ generation }) => generation));
  const all = [...entry.metrics.filter(({ generation }) => generations.has(generation)), ...metrics];
  const names = all.map(({ generation, name, subject }) => `${generation} ${name} ${subject}`);
  if (new Set(names).size < names.length) refuse('metrics', metrics.length, 'metrics that have no value yet');
}

/** Whether each names another of the allowed. */
function checkAll(
  field: string,
  named: readonly { readonly id: string }[],
  allowed: ReadonlySet<string>,
  expected: string,
): void {
  const ids = new Set(named.map(({ id }) => id));
  if (ids.size < named.length || [...ids].some((id) => !allowed.has(id))) refuse(field, [...ids], expected);
}

function refuse(field: string, value: unknown, expected: string): never {
  throw new InvalidValueError(field, value, expected);
}
