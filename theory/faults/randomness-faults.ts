/** Faults of random numbers, and of who shares them. */
import { type Prng, prngOf, type StreamName, type Subject } from '#base';
import type { Mutation } from '#genome';
import { PRODUCTION } from '../operators';
import { type Fault, fault } from './fault';

export const RANDOMNESS_FAULTS: readonly Fault[] = [
  fault(
    'uniform numbers lean low: u^1.1',
    { 'draws.uniform': 1 },
    {
      prngOf: (name) => changed(name, (prng) => ({ uniform: () => prng.uniform() ** 1.1 })),
    },
  ),
  fault(
    'normal numbers are a tenth too wide',
    { 'draws.normal': 1 },
    {
      prngOf: (name) => changed(name, (prng) => ({ normal: () => 1.1 * prng.normal() })),
    },
  ),
  fault(
    'a die shows its last face a tenth too rarely',
    { 'draws.integer': 1 },
    {
      prngOf: (name) =>
        changed(name, (prng) => ({
          integer: (bound) => {
            const drawn = prng.integer(bound);
            return drawn === bound - 1 && prng.uniform() < 0.1 ? 0 : drawn;
          },
        })),
    },
  ),
  fault(
    'two purposes share a generator',
    { 'draws.purposes': 1 },
    {
      prngOf: (name) => prngOf({ seed: name.seed, generation: name.generation, purpose: 'all', subject: name.subject }),
    },
  ),
  fault(
    'two subjects share a generator',
    { 'draws.subjects': 1 },
    {
      prngOf: (name) => {
        const prng = prngOf(name);
        const seek = (subject: Subject): Prng =>
          prng.seek(typeof subject === 'number' ? Math.floor(subject / 2) : subject);
        return changed(name, () => ({ seek }));
      },
    },
  ),
  fault(
    'mutation draws from the generator of mating',
    { 'step.independence': 1 },
    {
      step: (population, state, environment, operators, randomness) => {
        const { variation } = operators;
        const mating = prngOf({ ...randomness, purpose: 'mating', subject: 0 });
        const mutate: Mutation = (genes, row) => variation.mutate(genes, row, mating.seek(row));
        const wrong = { ...operators, variation: { ...variation, mutate } };
        return PRODUCTION.step(population, state, environment, wrong, randomness);
      },
    },
  ),
];

/** A generator with some of its draws wrong, which are made of another of the same name. */
function changed(name: StreamName, draws: (prng: Prng) => Partial<Prng>): Prng {
  return Object.assign(prngOf(name), draws(prngOf(name)));
}
