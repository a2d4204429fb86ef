/** A tournament store that lasts as long as the process: for replays and tests. */
import { byBirth, InvalidValueError, type Json } from '#base';
import type { LineageEvent, MetricValueView } from '#contracts';
import type { Born } from '#lineage';
import { isTrained, withDeaths, withOutcomes, withRatings } from './living';
import { checkChange, nameOfTest } from './check-change';
import type { Entry } from './in-memory-entry';
import { asExpressed } from './regulation/as-expressed';
import type { EnvironmentState } from './environments';
import { launchEvent, numberEvents } from './number-events';
import type { Compute, Generation, Individual, Lived, Membership, OpenArena, Species, Tournament } from './records';
import { withSpecies } from './speciation';
import type { Judged } from './tournament-hash';
import { type Change, StaleTokenError, type TournamentStore } from './tournament-store.port';

export class InMemoryTournamentStore implements TournamentStore {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly clock: () => Date) {}

  async insert(tournament: Tournament, start?: Change): Promise<readonly LineageEvent[]> {
    if (this.entries.has(tournament.id)) throw new InvalidValueError('id', tournament.id, 'an id of its own');
    this.entries.set(tournament.id, {
      tournament,
      token: 0,
      lastSeq: 1,
      individuals: [],
      lives: new Map(),
      generations: [],
      schemeStates: new Map(),
      environments: new Map(),
      arenas: [],
      battles: [],
      ratings: [],
      species: [],
      members: [],
      metrics: [],
      compute: [],
      tested: [],
    });
    const launched = numberEvents(tournament.id, 0, [launchEvent(tournament)], this.clock());
    return start ? [...launched, ...(await this.commit(tournament.id, 0, start))] : launched;
  }

  async find(id: string): Promise<Tournament | undefined> {
    return this.entries.get(id)?.tournament;
  }

  async individuals(id: string, since: number, until = Infinity): Promise<readonly Individual[]> {
    const { individuals = [], lives } = this.entries.get(id) ?? {};
    return individuals
      .filter(({ diedGeneration }) => diedGeneration === null || diedGeneration >= since)
      .map((one) => ({ ...one, life: lives?.get(one.id)?.findLast(({ generation }) => generation <= until) ?? null }))
      .map((one) => asExpressed(one));
  }

  async parentage(id: string, from: number, to: number): Promise<readonly Born[]> {
    const { individuals = [] } = this.entries.get(id) ?? {};
    return individuals.filter(({ generation }) => generation >= from && generation <= to);
  }

  async born(id: string, generation: number): Promise<readonly Individual[]> {
    const { individuals = [], lives } = this.entries.get(id) ?? {};
    return individuals
      .filter((one) => one.generation === generation)
      .map((one) => ({
        ...one,
        rating: null,
        life: lives?.get(one.id)?.find((each) => each.generation === generation) ?? null,
      }))
      .map((one) => asExpressed(one));
  }

  async lives(id: string, generation: number): Promise<readonly Lived[]> {
    const { individuals = [], lives } = this.entries.get(id) ?? {};
    return individuals.flatMap((one) => {
      const life = lives?.get(one.id)?.find((each) => each.generation === generation);
      return life ? [{ id: one.id, life }] : [];
    });
  }

  async generations(id: string): Promise<readonly Generation[]> {
    return this.entries.get(id)?.generations ?? [];
  }

  async schemeState(id: string, generation: number): Promise<Json | undefined> {
    return this.entries.get(id)?.schemeStates.get(generation);
  }

  async environment(id: string, generation: number): Promise<EnvironmentState | undefined> {
    return this.entries.get(id)?.environments.get(generation);
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

  async species(id: string): Promise<readonly Species[]> {
    return this.entries.get(id)?.species ?? [];
  }

  async members(id: string, generation: number): Promise<readonly Membership[]> {
    return (this.entries.get(id)?.members ?? []).filter((member) => member.generation === generation);
  }

  async metrics(id: string, generation: number): Promise<readonly MetricValueView[]> {
    return (this.entries.get(id)?.metrics ?? []).filter((metric) => metric.generation === generation);
  }

  async compute(id: string, generation: number): Promise<readonly Compute[]> {
    return (this.entries.get(id)?.compute ?? []).filter((work) => work.generation === generation);
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
  const { tournament, spent, scheme, environment, generation, born = [], outcomes = [], died, tested, events } = change;
  const population = [...entry.individuals, ...born].sort(byBirth);
  return {
    ...entry,
    tournament: {
      ...entry.tournament,
      ...tournament,
      tokensTrained: entry.tournament.tokensTrained + (spent?.tokens ?? 0),
      seconds: entry.tournament.seconds + (spent?.seconds ?? 0),
    },
    lastSeq: entry.lastSeq + events.length,
    individuals: withSpecies(
      withRatings(
        withDeaths(withOutcomes(population, outcomes), died?.ids ?? [], died?.generation ?? 0),
        change.ratings ?? [],
      ),
      change.speciation?.members ?? [],
    ).map((one) => ({ ...one, life: null })),
    lives: withMore(entry.lives, [...born.filter(isTrained), ...outcomes.filter(({ viable }) => viable)] as Lived[]),
    schemeStates: new Map([...entry.schemeStates, ...(scheme ? [[scheme.generation, scheme.state] as const] : [])]),
    environments: environment ? withEnvironment(entry.environments, environment) : entry.environments,
    arenas: [...entry.arenas, ...(change.arenas ?? [])],
    battles: [...entry.battles, ...(change.battles ?? [])],
    ratings: [...entry.ratings, ...(change.ratings ?? [])],
    species: [...entry.species, ...(change.speciation?.founded ?? [])],
    members: [...entry.members, ...(change.speciation?.members ?? [])],
    metrics: [...entry.metrics, ...(change.metrics ?? [])],
    compute: [...entry.compute, ...(change.compute ?? [])],
    generations: [...entry.generations, ...(generation ? [generation] : [])].sort(
      (a, b) => a.generation - b.generation,
    ),
    tested: [...entry.tested, ...(tested ?? []).map(nameOfTest)],
  };
}

function withEnvironment(
  environments: Entry['environments'],
  { generation, ...state }: NonNullable<Change['environment']>,
): Entry['environments'] {
  return new Map([...environments, [generation, state]]);
}

function withMore(lives: Entry['lives'], more: readonly Lived[]): Entry['lives'] {
  const all = new Map(lives);
  for (const { id, life } of more) all.set(id, [...(all.get(id) ?? []), life]);
  return all;
}
