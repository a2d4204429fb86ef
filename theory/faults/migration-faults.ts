/** Faults of migration between demes. */
import { type Migration, MIGRATIONS } from '#evolution';
import { PRODUCTION } from '../operators';
import { type Fault, fault } from './fault';

export const MIGRATION_FAULTS: readonly Fault[] = [
  fault(
    'half of the migrants stay',
    {
      'migration.rate': 0.1,
      'migration.within': 0.3,
      'migration.differentiation': 0.1,
      'migration.stepping-stone': 0.3,
    },
    { island: (rate) => MIGRATIONS.island(rate / 2), ring: (rate) => MIGRATIONS.ring(rate / 2) },
  ),
  fault(
    'migrants are counted from their own deme too',
    { 'migration.rate': 1, 'migration.island-sources': 0.1, 'migration.differentiation': 1 },
    { island: (rate) => ({ rate, sources: (_deme, demes) => [...Array(demes).keys()] }) },
  ),
  fault(
    'the line is closed to a ring',
    { 'migration.line-sources': 0.1, 'migration.line': 1 },
    { steppingStone: (rate) => MIGRATIONS.ring(rate) },
  ),
  fault(
    'the ring is one-sided',
    { 'migration.ring-sources': 0.1 },
    { ring: (rate) => ({ rate, sources: (deme, demes) => [(deme + 1) % demes] }) },
  ),
  fault(
    'one neighbour is a tenth too rare',
    { 'migration.ring-sources': 1, 'migration.island-sources': 1 },
    {
      island: (rate) => leaning(MIGRATIONS.island(rate)),
      ring: (rate) => leaning(MIGRATIONS.ring(rate)),
    },
  ),
  fault(
    'the neighbours are any other deme',
    { 'migration.ring-sources': 0.1, 'migration.stepping-stone': 1 },
    { ring: (rate) => MIGRATIONS.island(rate) },
  ),
  fault(
    'nobody has parents elsewhere, whatever the rate',
    { 'migration.differentiation': 0.1, 'migration.stepping-stone': 0.3 },
    {
      step: (population, state, environment, operators, randomness) => {
        const { migration: _, ...isolated } = operators;
        return PRODUCTION.step(population, state, environment, isolated, randomness);
      },
    },
  ),
];

/** Of ten draws of the first source one is another's. */
function leaning({ rate, sources }: Migration): Migration {
  return {
    rate,
    sources: (deme, demes) => {
      const [first, ...others] = sources(deme, demes);
      return [...Array<number>(9).fill(first), ...others.flatMap((other) => Array<number>(10).fill(other)), others[0]];
    },
  };
}
