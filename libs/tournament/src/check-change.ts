/** What the keys of a database refuse, for a store in memory. */
import { InvalidValueError } from '#base';
import type { Entry } from './in-memory-entry';
import type { Lived, OpenArena, TestScore } from './records';
import type { Change } from './tournament-store.port';

export function nameOfTest({ id, niche, generation }: TestScore): string {
  return `${id} ${niche} ${generation}`;
}

/** Throws an InvalidValueError. */
export function checkChange(entry: Entry, change: Change): void {
  const { scheme, environment, generation, born = [], outcomes = [], died, tested = [] } = change;
  const population = [...entry.individuals, ...born];
  const known = new Set(population.map(({ id }) => id));
  const closed = entry.generations.map((earlier) => earlier.generation);
  const births = new Set(population.map((individual) => `${individual.generation}-${individual.slot}`));
  if (generation && closed.includes(generation.generation)) refuse('generation', generation.generation, 'an open one');
  if (scheme && entry.schemeStates.has(scheme.generation)) refuse('scheme', scheme.generation, 'a new generation');
  if (environment && entry.environments.has(environment.generation))
    refuse('environment', environment.generation, 'a new generation');
  if (known.size < population.length || births.size < population.length) refuse('born', born.length, 'new individuals');
  for (const { parents } of born) checkAll('parents', parents, known, 'individuals of the tournament');
  const newborn = new Set(population.filter(({ status }) => status === 'born').map(({ id }) => id));
  const trained = new Set(population.filter(({ status }) => status === 'trained').map(({ id }) => id));
  const again = outcomes.filter((one) => one.viable && trained.has(one.id) && !hasLife(entry, one));
  checkAll(
    'outcomes',
    outcomes,
    new Set([...newborn, ...again.map(({ id }) => id)]),
    'individuals without one of that generation',
  );
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

function hasLife({ lives }: Entry, { id, life }: Lived): boolean {
  return lives.get(id)?.some(({ generation }) => generation === life.generation) ?? false;
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
