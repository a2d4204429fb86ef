/**
 * The kernel: one pure step from a measured population to the next generation. Who breeds models, whoever replays them and what theory
 * tests call this same function. Every random number is named by (seed, generation, purpose) and deme or slot, so that the same input
 * always gives the same births.
 */
import { type Json, type Prng, prngOf, sum } from '#base';
import { type Births, emptyBirths } from './births';
import { drawFounders } from './draw-founders';
import type { Compare, DrawParent, Environment, Operators, Pool, Replaced } from './operators';
import { indicesWhere, membersByDeme, poolOf, restrictedTo, selectable } from './pool';
import type { Population } from './population';
import { memoriesIn, stateOf } from './scheme-state';
import { selectionIntensity } from './selection-intensity';

/** Names the random streams of a step. */
export interface Randomness {
  readonly seed: number;
  /** The generation that is born. */
  readonly generation: number;
}

export interface Step {
  /** In the order of the demes. */
  readonly births: Births;
  /** Indices in the population of those who live on, in order. */
  readonly survivors: Int32Array;
  readonly deaths: Int32Array;
  readonly schemeState: Json;
  readonly metrics: Readonly<Record<string, number>>;
}

/** What is decided of a deme before its children are drawn. */
interface DemePlan {
  readonly pool: Pool;
  /** What shapes its scores remembers from now on. */
  readonly memory: Json;
  readonly replaced: Replaced;
}

/** `schemeState` is what the scheme remembers from generation to generation, `initialState` at first: `{}` for those that remember nothing. */
export function step(
  population: Population,
  schemeState: Json,
  environment: Environment,
  operators: Operators,
  randomness: Randomness,
): Step {
  const stream = (purpose: string): Prng => prngOf({ ...randomness, purpose, subject: 0 });
  const memories = memoriesIn(schemeState, operators, environment.capacity.length);
  const plans = planDemes(population, environment, operators, memories, randomness.generation - 1, stream);
  const births = emptyBirths(sum(plans.map(({ replaced }) => replaced.births)), environment.loci.count);
  const selected = new Int32Array(population.size);
  const streams = { pairing: stream('mating'), variation: stream('genome') };
  const [orders, drawing, strata] = [stream('order of parents'), stream('draws'), stream('founder strata')];
  let [slot, founders] = [0, 0];
  plans.forEach(({ pool, replaced }, deme) => {
    const end = slot + replaced.births;
    births.deme.fill(deme, slot, end);
    if (pool.members.length > 0) {
      const { parents } = operators;
      const eligible = replaced.parents ? restrictedTo(pool, replaced.parents) : pool;
      const compare = parents.order(eligible, orders.seek(deme));
      const draw = parents.draws(eligible, compare, replaced.births, drawing.seek(deme));
      breed(population, eligible, compare, draw, operators, births, slot, end, selected, streams);
    } else {
      drawFounders(environment, births.genes, slot, end, strata.seek(deme), streams.variation);
      founders += replaced.births;
    }
    slot = end;
  });
  const lives = new Uint8Array(population.size);
  for (const { pool, replaced } of plans) for (const at of replaced.survivors) lives[pool.members[at]] = 1;
  const survivors = indicesWhere(population.size, (index) => lives[index] === 1);
  const deaths = indicesWhere(population.size, (index) => lives[index] === 0);
  const intensity = selectionIntensity(
    plans.map(({ pool }) => pool),
    selected,
  );
  const metrics = { births: births.count, founders, survivors: survivors.length, deaths: deaths.length };
  const remembered = stateOf(
    operators.shaping,
    plans.map(({ memory }) => memory),
  );
  return { births, survivors, deaths, schemeState: remembered, metrics: { ...metrics, selectionIntensity: intensity } };
}

/** Who can be selected and who lives on, by deme. A deme without a viable member is founded anew. `newest` is the generation that was measured last. */
function planDemes(
  population: Population,
  { capacity }: Environment,
  { objective, describe, shaping, parents, replacement }: Operators,
  memories: readonly Json[],
  newest: number,
  stream: (purpose: string) => Prng,
): readonly DemePlan[] {
  const members = membersByDeme(population, capacity.length);
  const [shapes, orders, survival] = [stream('shaping'), stream('order'), stream('survival')];
  return members.map((ofDeme, deme) => {
    const [places, measured] = [capacity[deme], poolOf(population, ofDeme, objective, describe)];
    if (measured.members.length === 0) {
      return {
        pool: measured,
        memory: memories[deme],
        replaced: { survivors: new Int32Array(0), births: places, parents: null },
      };
    }
    const shaped = shaping?.shape(measured, population, memories[deme], shapes.seek(deme), newest);
    const pool = shaped ? selectable({ ...measured, scores: shaped.scores }) : measured;
    const compare = parents.order(pool, orders.seek(deme));
    return { pool, memory: shaped?.memory ?? null, replaced: replacement(pool, compare, places, survival.seek(deme)) };
  });
}

/** Children of the slots from `slot` to before `end`. `selected` counts how often each individual was drawn. Allocates nothing a child. */
function breed(
  { genes }: Population,
  { members }: Pool,
  compare: Compare,
  draw: DrawParent,
  { variation }: Operators,
  births: Births,
  start: number,
  end: number,
  selected: Int32Array,
  streams: { readonly pairing: Prng; readonly variation: Prng },
): void {
  const { crossoverRate, recombine, mutate } = variation;
  const { loci, genes: children, givers, parents } = births;
  const { pairing, variation: varying } = streams;
  for (let slot = start; slot < end; slot++) {
    pairing.seek(slot);
    varying.seek(slot);
    const one = draw(pairing, -1, slot - start);
    const mates = members.length > 1 && pairing.uniform() < crossoverRate;
    const other = mates ? draw(pairing, one, slot - start) : one;
    const fitter = compare(one, other);
    const oneFirst = fitter > 0 || (fitter === 0 && members[one] <= members[other]); // of equals the earlier born
    const primary = members[oneFirst ? one : other];
    const secondary = members[oneFirst ? other : one];
    parents[2 * slot] = primary;
    selected[primary]++;
    if (mates) {
      parents[2 * slot + 1] = secondary;
      selected[secondary]++;
      recombine(givers, slot, loci, varying);
    }
    const row = slot * loci;
    const from = primary * loci;
    const apart = (secondary - primary) * loci;
    for (let at = 0; at < loci; at++) {
      children[row + at] = genes[from + at + Math.imul(givers[row + at], apart)]; // a product of real numbers could be -0, which is slow
    }
    mutate(children, slot, varying);
  }
}
