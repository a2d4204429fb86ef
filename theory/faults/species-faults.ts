/** Faults of species. */
import { PRODUCTION } from '../operators';
import { type Fault, fault } from './fault';

export const SPECIES_FAULTS: readonly Fault[] = [
  fault(
    'species are told within a fifth of the range',
    { 'species.number': 1, 'species.homozygosity': 1 },
    {
      speciate: (memory, count, distance) => PRODUCTION.speciate({ ...memory, threshold: 400 }, count, distance),
    },
  ),
  fault(
    'the size of species counts a fifth less',
    { 'species.shares': 0.5, 'species.shared-at-once': 0.5 },
    {
      step: (population, state, environment, operators, randomness) => {
        const { species } = operators;
        const wrong = species && { ...operators, species: { ...species, sharing: 0.8 * species.sharing } };
        return PRODUCTION.step(population, state, environment, wrong ?? operators, randomness);
      },
    },
  ),
];
