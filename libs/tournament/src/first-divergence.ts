/**
 * Where a replay leaves what was recorded. The lineage hash is a chain in canonical order: SHA-256 over one generation after the other. Where
 * a link differs, births are compared by slot, then lives by birth, then all else.
 */
import { birthOf, byBirth } from '#base';
import { firstDifference } from './first-difference';
import type { Generation, Tournament } from './records';
import { TournamentHash, type WholeGeneration } from './tournament-hash';
import type { TournamentStore } from './tournament-store.port';
import { generationsOf, wholeGeneration } from './whole-generation';

export interface Divergence {
  readonly generation: number;
  /** The first individual that differs; null where all are the same, and something else differs. */
  readonly individual: string | null;
  /** Such as `life.validation.nats`, or `metrics.3.value`. */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/**
 * Undefined where none is in generations 0 to `last`, both stores having them. With a tolerance births and lives alone are compared, and their
 * numbers are the same that differ by no more than `tolerance` times the greater of 1 and the larger of them; hashes of files are not looked at.
 */
export async function firstDivergence(
  kept: TournamentStore,
  replayed: TournamentStore,
  tournament: Tournament,
  last: number,
  tolerance: number,
): Promise<Divergence | undefined> {
  const sources = [kept, replayed].map((store) => generationsOf(store, tournament.id));
  const hashes = sources.map(() => new TournamentHash(tournament));
  for (let generation = 0; generation <= last; generation++) {
    const [expected, actual] = await Promise.all(sources.map((source) => wholeGeneration(source, generation)));
    hashes[0].add(expected);
    hashes[1].add(actual);
    if (hashes[0].link() === hashes[1].link()) continue;
    const found = differenceIn(expected, actual, tolerance);
    if (found) return { generation, ...found };
  }
  return undefined;
}

type Found = Omit<Divergence, 'generation'>;

function differenceIn(expected: WholeGeneration, actual: WholeGeneration, tolerance: number): Found | undefined {
  const isSame = tolerance > 0 ? within(tolerance) : Object.is;
  for (const members of [birthsOf, livesOf]) {
    const found = firstAmong(members(expected), members(actual), isSame);
    if (found) return found;
  }
  if (tolerance > 0) return undefined;
  const rest = firstDifference(othersOf(expected), othersOf(actual));
  return rest && { individual: null, path: rest.path, expected: rest.left, actual: rest.right };
}

type Members = ReadonlyMap<string, object>;

/** Without what is told with their lives. */
function birthsOf({ born }: WholeGeneration): Members {
  return new Map(
    born.map(({ id, phenotype, life: _life, rating: _rating, species: _species, diedGeneration: _died, ...birth }) => {
      const { gates: _gates, factors: _factors, ...body } = phenotype;
      return [id, { ...birth, phenotype: body }];
    }),
  );
}

function livesOf({ lives }: WholeGeneration): Members {
  return new Map(lives.map(({ id, life }) => [id, { life }]));
}

function firstAmong(
  expected: Members,
  actual: Members,
  isSame: (left: unknown, right: unknown) => boolean,
): Found | undefined {
  const names = [...new Set([...expected.keys(), ...actual.keys()])].sort(byName);
  for (const individual of names) {
    const found = firstDifference(expected.get(individual), actual.get(individual), isSame);
    if (found) return { individual, path: found.path, expected: found.left, actual: found.right };
  }
  return undefined;
}

/** What is not of births and lives, without clocks; last of all when those born in it died. */
function othersOf({ born, lives: _lives, compute, summary, metrics, battles, ratings, ...others }: WholeGeneration) {
  const { closedAt: _closedAt, voteCut: _voteCut, ...computed } = (summary ?? {}) as Partial<Generation>;
  return {
    ...others,
    battles: inOneOrder(battles),
    ratings: inOneOrder(ratings),
    metrics: inOneOrder(metrics),
    compute: inOneOrder(compute.map(({ cpuSeconds: _seconds, ...work }) => work)),
    summary: computed,
    died: born.map(({ id, diedGeneration }) => ({ id, diedGeneration })),
  };
}

/** The order of these does not count. */
function inOneOrder<Value extends object>(values: readonly Value[]): readonly Value[] {
  return [...values].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function byName(a: string, b: string): number {
  return byBirth(birthOf(a), birthOf(b));
}

const FILE = /^[0-9a-f]{64}$/;

function within(tolerance: number): (left: unknown, right: unknown) => boolean {
  return (left, right) => {
    if (typeof left === 'string' && typeof right === 'string')
      return left === right || (FILE.test(left) && FILE.test(right));
    if (typeof left !== 'number' || typeof right !== 'number') return left === right;
    if (Number.isInteger(left) && Number.isInteger(right)) return left === right;
    return Math.abs(left - right) <= tolerance * Math.max(1, Math.abs(left), Math.abs(right));
  };
}
