/** What changes say by generation, computed once: a config and a seed say it for good. */
import type { Change, EnvironmentConfig } from './change';
import { courseValue } from './course-value';
import type { Value } from './dials';
import { streamsOf } from './settings';
import { NOBODY_LIVED } from './summary';

/** For each change of the config its value by generation, the same at all its places; null of one that answers to the population. */
export type Plan = readonly (readonly (Value | undefined)[] | null)[];

const GENERATIONS_A_STEP = 250;
const EVERYWHERE = { niche: null, deme: null, taste: null };

/** Step by step: there may be a million draws. */
export function* planOf(
  config: EnvironmentConfig & { readonly generations: number },
  seed: number,
): Generator<undefined, Plan> {
  const streams = streamsOf(config.environment);
  const plan: (Value | undefined)[][] | null[] = [];
  for (const [index, change] of config.environment.entries()) {
    const values: (Value | undefined)[] = [];
    plan[index] = answersToPopulation(change) ? null : values;
    if (plan[index] === null) continue;
    for (let generation = 0; generation < config.generations; generation++) {
      const isDrawn = change.course === 'random' && generation % change.every > 0;
      const moment = { seed, generation };
      values.push(
        isDrawn
          ? values[generation - 1]
          : courseValue(config, change, streams[index], EVERYWHERE, moment, NOBODY_LIVED),
      );
      if (generation % GENERATIONS_A_STEP === 0) yield;
    }
  }
  return plan;
}

function answersToPopulation({ course }: Change): boolean {
  return course === 'bits' || course === 'success';
}
