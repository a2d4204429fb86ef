/**
 * Goals moved between niches (innovation engines: Nguyen, Yosinski and Clune 2015, GECCO 959): who is better at the goal of another deme than
 * everyone who lives there sends heirs there. Every one was evaluated by every goal. A deme of which nobody is left is settled by the heirs of all.
 */
import { validationNats } from '../objectives/validation-nats';
import type { Migration, Pool } from '../operators';
import { indicesWhere } from '../pool';
import type { Population } from '../population';

export function goalSwitching(rate: number): Migration {
  return { rate, sources: (deme, demes) => [demes + deme], visitors };
}

function visitors(population: Population, pools: readonly Pool[]): readonly Pool[] {
  const lives = new Uint8Array(population.size);
  for (const { members } of pools) for (const index of members) lives[index] = 1;
  return pools.map(({ members: residents }, deme) => {
    const nats = population.measures.goalNats![deme];
    const best = residents.reduce((least, index) => Math.min(least, nats[index]), Infinity);
    const members = indicesWhere(
      population.size,
      (index) => lives[index] === 1 && population.deme[index] !== deme && nats[index] < best,
    );
    const here = { ...population, measures: { validationNats: [nats] } };
    return { members, scores: validationNats(here, members), descriptors: [] };
  });
}
