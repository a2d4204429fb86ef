/**
 * The breeder, in the form init / ask / tell: `ask` returns who survives and who is conceived, `tell` takes the judged
 * population. State is a plain value handed in, and every random number is named by (seed, generation, slot), so the
 * same state always gives the same brood.
 */
import { byBirth, InvalidValueError, prngOf } from '#base';
import type { SearchSpace } from '#genome';
import { type BreedingSettings, checkSettings, type DemeCapacity } from './breeding-settings';
import { type Candidate, type CandidateRating, isViable } from './candidate';
import type { Conception } from './conception';
import { matingPool } from './fitness';
import type { MatingPool } from './fitness/mating-pool';
import { foundGenomes } from './found';
import { reproduce } from './reproduce';

export interface BreederState {
  readonly settings: BreedingSettings;
  readonly space: SearchSpace;
  readonly seed: number;
  /** The generation that the next `ask` brings forth. */
  readonly generation: number;
  /** The judged population of the generation before it; none before generation 0. */
  readonly population: readonly Candidate[];
}

/** The next generation: who lives on, and who is born. */
export interface Brood {
  /** Identifiers of the elites, by deme and then from the fittest. */
  readonly survivors: readonly string[];
  /** By slot. */
  readonly conceptions: readonly Conception[];
}

/** The state before generation 0. Throws an InvalidValueError if a setting makes no sense. */
export function init(settings: BreedingSettings, space: SearchSpace, seed: number): BreederState {
  checkSettings(settings);
  return { settings, space, seed, generation: 0, population: [] };
}

/** The next generation of every deme. A deme without a viable candidate is founded again with random genomes. */
export function ask(state: BreederState): Brood {
  const survivors: string[] = [];
  const conceptions: Conception[] = [];
  for (const deme of state.settings.demes) {
    const pool = poolOf(state, deme.name);
    const elites = elitesOf(state, deme.name, pool);
    const births = deme.capacity - elites.length;
    const slots = Array.from({ length: births }, (_, birth) => conceptions.length + birth);
    const children =
      pool.tiers.length > 0 ? slots.map((slot) => breed(state, deme, pool, slot)) : found(state, deme, slots);
    survivors.push(...elites);
    conceptions.push(...children);
  }
  return { survivors, conceptions };
}

/**
 * The state after the generation was judged. `population` is every individual alive in it, survivors and newborns.
 * Throws an InvalidValueError for a loss that is no number (null marks a non-viable individual), a rating that is none, or
 * an unknown deme.
 */
export function tell(state: BreederState, population: readonly Candidate[]): BreederState {
  const demes = state.settings.demes.map(({ name }) => name);
  for (const { id, lossNats, rating, deme } of population) {
    if (lossNats !== null && !Number.isFinite(lossNats)) {
      throw new InvalidValueError(`${id}.lossNats`, lossNats, 'a finite number, or null if non-viable');
    }
    if (rating !== null && !isSound(rating)) {
      throw new InvalidValueError(`${id}.rating`, rating, 'finite numbers, or null if never judged');
    }
    if (!demes.includes(deme)) throw new InvalidValueError(`${id}.deme`, deme, `one of ${demes.join(', ')}`);
  }
  return { ...state, generation: state.generation + 1, population };
}

function isSound({ nats, standardError, ownError, degreesOfFreedom, cases }: CandidateRating): boolean {
  const errors = [standardError, ownError];
  const isFinite = [nats, ...errors, degreesOfFreedom, ...Object.values(cases)].every(Number.isFinite);
  return isFinite && Math.min(...errors) >= 0 && degreesOfFreedom >= 1;
}

function poolOf({ settings, seed, generation, population }: BreederState, deme: string): MatingPool {
  const { fitness = { kind: 'cross-entropy' }, tournamentSize } = settings;
  const candidates = population.filter(isViable).filter((candidate) => candidate.deme === deme);
  const survival = prngOf({ seed, generation, subject: deme, purpose: 'survival' });
  return matingPool(fitness, candidates.sort(byBirth), tournamentSize, survival);
}

function found({ space, seed, generation }: BreederState, deme: DemeCapacity, slots: readonly number[]): Conception[] {
  return foundGenomes(space, seed, generation, deme.name, slots).map((genome, index) => ({
    slot: slots[index],
    deme: deme.name,
    genome,
    parents: [],
    donor: null,
  }));
}

/** Identifiers from the fittest; of equals any alike. */
function elitesOf({ settings, seed, generation }: BreederState, deme: string, { tiers }: MatingPool): string[] {
  const prng = prngOf({ seed, generation, subject: deme, purpose: 'elites' });
  const ranked = tiers.flatMap((equals) => prng.shuffle(equals));
  return ranked.slice(0, settings.elites).map(({ id }) => id);
}

function breed(state: BreederState, deme: DemeCapacity, { tiers, drawParent }: MatingPool, slot: number): Conception {
  const { settings, space, seed, generation } = state;
  const subject = `${slot}`;
  const mating = prngOf({ seed, generation, subject, purpose: 'mating' });
  const ranked = tiers.flat(); // equals by birth: the primary parent is the fitter, then the earlier born
  const one = drawParent(mating);
  const mates = ranked.length > 1 && mating.uniform() < settings.crossoverRate;
  const other = mates ? drawParent(mating, one) : one;
  const couple = ranked.filter((candidate) => candidate === one || candidate === other);
  const genome = prngOf({ seed, generation, subject, purpose: 'genome' });
  return { slot, deme: deme.name, ...reproduce(couple, space, settings, genome) };
}
