/** Faults of controls. */
import type { Pool } from '#evolution';
import { PRODUCTION } from '../operators';
import { type Fault, fault } from './fault';

const asTheyAre = () => {
  return { ...PRODUCTION.neutral(), shape: ({ scores }: Pool) => ({ scores, memory: null }) };
};

export const CONTROL_FAULTS: readonly Fault[] = [
  fault(
    'a control selects by the scores',
    { 'neutral.parents': 0.1, 'shuffled.parents': 0.1 },
    {
      neutral: asTheyAre,
      shuffled: asTheyAre,
    },
  ),
  fault(
    'of each five couples of a step one has its elder for primary',
    { 'neutral.primary': 1 },
    {
      step: (population, ...others) => {
        const next = PRODUCTION.step(population, ...others);
        const { count, parents } = next.births;
        for (let slot = 0; slot < count; slot += 5) {
          const couple = parents.subarray(2 * slot, 2 * slot + 2);
          if (couple[1] >= 0 && population.born[couple[0]] > population.born[couple[1]]) couple.reverse();
        }
        return next;
      },
    },
  ),
  fault(
    'one in ten too many is selected by its own scores',
    { 'direction.parents': 1 },
    {
      step: (population, state, environment, operators, randomness) => {
        const { direction } = operators;
        const directed = { ...operators, direction: direction && Math.min(1, 1.1 * direction) };
        return PRODUCTION.step(population, state, environment, directed, randomness);
      },
    },
  ),
  fault('a shuffled control has no luck', { 'shuffled.siblings': 0.1 }, { shuffled: PRODUCTION.neutral }),
  fault(
    'a random search breeds',
    { 'replacement.random-search.founders': 1 },
    { randomSearch: PRODUCTION.generational },
  ),
  fault(
    'a random search keeps one too many',
    { 'replacement.random-search': 1 },
    {
      randomSearch: (kept) => PRODUCTION.randomSearch(kept + 1),
    },
  ),
];
