/** A tournament store that lasts as long as the process: for replays and tests. */
import { byBirth, InvalidValueError } from '#base';
import type { LineageEvent } from '#contracts';
import { withDeaths, withOutcomes } from './living';
import { launchEvent, numberEvents } from './number-events';
import type { Generation, Individual, Tournament } from './records';
import { type Change, StaleTokenError, type TournamentStore } from './tournament-store.port';

interface Entry {
  readonly tournament: Tournament;
  readonly token: number;
  readonly lastSeq: number;
  /** By (generation, slot). */
  readonly individuals: readonly Individual[];
  readonly generations: readonly Generation[];
  /** Identifiers of those examined on the test part. */
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
      tested: [],
    });
    return numberEvents(tournament.id, 0, [launchEvent(tournament)], this.clock());
  }

  async find(id: string): Promise<Tournament | undefined> {
    return this.entries.get(id)?.tournament;
  }

  async individuals(id: string): Promise<readonly Individual[]> {
    return this.entries.get(id)?.individuals ?? [];
  }

  async generations(id: string): Promise<readonly Generation[]> {
    return this.entries.get(id)?.generations ?? [];
  }

  async claim(id: string): Promise<number> {
    const entry = this.entries.get(id);
    if (!entry) throw new InvalidValueError('id', id, 'the id of a tournament');
    const token = entry.token + 1;
    this.entries.set(id, { ...entry, token });
    return token;
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
function apply(entry: Entry, { tournament, spent, generation, born, outcomes, died, tested, events }: Change): Entry {
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
    individuals: withDeaths(withOutcomes(population, outcomes ?? []), died?.ids ?? [], died?.generation ?? 0),
    generations: [...entry.generations, ...(generation ? [generation] : [])].sort(
      (a, b) => a.generation - b.generation,
    ),
    tested: [...entry.tested, ...(tested ?? []).map(({ id }) => id)],
  };
}

/** What the keys of a database would refuse. Throws an InvalidValueError. */
function checkChange(entry: Entry, { generation, born = [], outcomes = [], died, tested = [] }: Change): void {
  const population = [...entry.individuals, ...born];
  const known = new Set(population.map(({ id }) => id));
  const newborn = new Set(population.filter(({ status }) => status === 'born').map(({ id }) => id));
  const closed = entry.generations.map((earlier) => earlier.generation);
  const births = new Set(population.map((individual) => `${individual.generation}-${individual.slot}`));
  if (generation && closed.includes(generation.generation)) refuse('generation', generation.generation, 'an open one');
  if (known.size < population.length || births.size < population.length) refuse('born', born.length, 'new individuals');
  for (const { parents } of born) checkAll('parents', parents, known, 'individuals of the tournament');
  checkAll('outcomes', outcomes, newborn, 'newborns without an outcome');
  checkAll(
    'died',
    (died?.ids ?? []).map((id) => ({ id })),
    known,
    'individuals of the tournament',
  );
  const untested = new Set([...known].filter((id) => !entry.tested.includes(id)));
  checkAll('tested', tested, untested, 'individuals without a test score');
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
