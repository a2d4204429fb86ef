/**
 * The kernel: one pure step from a measured population to the next generation. Who breeds models, whoever replays them and what theory
 * tests call this same function. Every random number is named by (seed, generation, purpose) and deme or slot, so that the same input
 * always gives the same births.
 */
import { type Json, type Prng, prngOf, sum } from '#base';
import { type Births, newbornsOf } from './births';
import { drawFounders } from './draw-founders';
import { groupedMutation, groupsBySlot, nextRates, rememberedGroups } from './group-rates';
import { inherit } from './inherit';
import { mate } from './mate';
import type { Environment, Operators, Pool, Replaced, Variation } from './operators';
import { FOUNDED, nativeDemes } from './native-demes';
import { byDeme, indicesWhere, poolOf, restrictedTo, selectable } from './pool';
import { nextPopulation, type Population } from './population';
import { type Memories, memoriesIn, stateOf } from './scheme-state';
import { selectionIntensity } from './selection-intensity';
import { drawWithinSpecies } from './species/draw-within-species';
import { sharedBySpecies } from './species/share-by-species';
import { nextSpecies } from './species/species-memory';
import { undirected } from './undirected';

/** Names the random streams of a step. */
export interface Randomness {
  readonly seed: number;
  /** The generation that is born. */
  readonly generation: number;
}

export interface Step {
  /** In the order of the demes. They are the last rows of `population`. */
  readonly births: Births;
  /** Who lives now, before anything is measured: survivors, then newborns. */
  readonly population: Population;
  /** Indices in the population of those who live on, in order. */
  readonly survivors: Int32Array;
  readonly deaths: Int32Array;
  readonly schemeState: Json;
  readonly metrics: Readonly<Record<string, number>>;
}

/** What is decided of a deme before its children are drawn. */
interface DemePlan {
  /** With the scores of the objective. */
  readonly measured: Pool;
  /** With those that are selected for, before `direction` permutes them. */
  readonly shaped: Pool;
  /** With those by which they are selected. */
  readonly pool: Pool;
  /** With those by which rates of groups are. */
  readonly judged: Pool;
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
  const newest = randomness.generation - 1;
  const plans = planDemes(population, environment, operators, memories, newest, stream);
  const lives = new Uint8Array(population.size);
  for (const { pool, replaced } of plans) for (const at of replaced.survivors) lives[pool.members[at]] = 1;
  const survivors = indicesWhere(population.size, (index) => lives[index] === 1);
  const deaths = indicesWhere(population.size, (index) => lives[index] === 0);
  const [{ count: loci }, count] = [environment.loci, sum(plans.map(({ replaced }) => replaced.births))];
  const next = nextPopulation(population, survivors, count, loci, randomness.generation);
  const births = newbornsOf(next, count, loci);
  const selected = new Int32Array(population.size);
  const [orders, drawing, mating] = [stream('order of parents'), stream('draws'), stream('mating')];
  fillDemes(births.deme, plans);
  const judged = plans.map((plan) => plan.judged);
  const rates = nextRates(operators.groupRates, memories, judged, population, newest, stream('group rates'));
  const groupOf = groupsBySlot(rates, births.deme, stream('order of groups'));
  const mutate = operators.groupRates
    ? groupedMutation(environment.loci, rates, groupOf, births.deme)
    : operators.variation.mutate;
  const variation = { ...operators.variation, mutate };
  const candidates = plans.map(({ pool, replaced }) => (replaced.parents ?? pool.members).length);
  const visitors =
    operators.migration?.visitors?.(
      population,
      plans.map(({ measured }) => measured),
    ) ?? [];
  const reachable = [...candidates, ...visitors.map(({ members }) => members.length)];
  const natives = nativeDemes(births.deme, reachable, operators.migration, stream('migration'), plans.length);
  byDeme(natives, reachable.length).forEach((slots, deme) => {
    if (slots.length === 0) return;
    if (deme >= plans.length) {
      const visiting = visitors[deme - plans.length];
      const compare = operators.parents.order(visiting, orders.seek(deme));
      const draw = operators.parents.draws(visiting, compare, slots.length, drawing.seek(deme));
      mate(population, visiting, compare, draw, { ...variation, ...ALONE }, births, slots, selected, mating);
      return;
    }
    const { pool, replaced } = plans[deme];
    const eligible = replaced.parents ? restrictedTo(pool, replaced.parents) : pool;
    const compare = operators.parents.order(eligible, orders.seek(deme));
    const parents = operators.mates?.(population, operators.parents) ?? operators.parents;
    const [{ species: rules }, own] = [operators, drawing.seek(deme)];
    const draw = rules
      ? drawWithinSpecies(rules, parents, eligible, speciesOf(population, eligible), compare, slots.length, own)
      : parents.draws(eligible, compare, slots.length, own);
    mate(population, eligible, compare, draw, variation, births, slots, selected, mating);
  });
  const founded = indicesWhere(births.count, (slot) => natives[slot] === FOUNDED);
  const genome = stream('genome');
  const genomes = (attempt: number): Prng => (attempt === 0 ? genome : stream(`genome, draw ${attempt + 1}`));
  drawFounders(environment, births, founded, stream('founder strata'), genomes);
  inherit(population, births);
  mutateChildren(births, variation, genome);
  const isBlind = operators.shaping?.isBlind ?? false;
  const intensity = selectionIntensity(
    plans.map(({ measured, shaped }) => (isBlind ? measured : shaped)),
    selected,
  );
  const metrics = {
    births: births.count,
    founders: founded.length,
    survivors: survivors.length,
    deaths: deaths.length,
    goalSwitches: births.deme.filter((deme, slot) => natives[slot] >= plans.length && candidates[deme] > 0).length,
    ...emptied(randomness.generation, candidates, births.deme, natives),
  };
  const remembered = stateOf(operators, {
    shaping: plans.map(({ memory }) => memory),
    groupRates: rememberedGroups(rates, groupOf, births, population, judged),
    species: operators.species
      ? nextSpecies(operators.species, memories.species!, population, stream('representatives'))
      : null,
  });
  return {
    births,
    population: next,
    survivors,
    deaths,
    schemeState: remembered,
    metrics: { ...metrics, selectionIntensity: intensity },
  };
}

/** One parent, whatever rates are genes. */
const ALONE = { crossoverRate: 0, crossoverLocus: -1 };

/** Who can be selected and who lives on, by deme. `newest` is the generation that was measured last. */
function planDemes(
  population: Population,
  { capacity }: Environment,
  { objective, describe, shaping, direction = 1, species, parents, replacement }: Operators,
  { shaping: memories }: Memories,
  newest: number,
  stream: (purpose: string) => Prng,
): readonly DemePlan[] {
  const members = byDeme(population.deme, capacity.length);
  const [shapes, orders, survival] = [stream('shaping'), stream('order'), stream('survival')];
  const directions = stream('direction');
  return members.map((ofDeme, deme) => {
    const [places, measured] = [capacity[deme], poolOf(population, ofDeme, objective, describe)];
    if (measured.members.length === 0) {
      return {
        measured,
        shaped: measured,
        pool: measured,
        judged: measured,
        memory: memories[deme],
        replaced: { survivors: new Int32Array(0), births: places, parents: null },
      };
    }
    const { scores, memory } = shaping?.shape(measured, population, memories[deme], shapes.seek(deme), newest) ?? {
      scores: measured.scores,
      memory: null,
    };
    const shaped = { ...measured, scores };
    const permute = undirected(shaped, direction, directions.seek(deme));
    const scored = selectable(permute(shaped));
    const pool = species ? sharedBySpecies(scored, speciesOf(population, scored), species.sharing) : scored;
    const judged = shaping?.isBlind ? scored : permute(measured);
    const compare = parents.order(pool, orders.seek(deme));
    const replaced = replacement(pool, compare, places, survival.seek(deme));
    return { measured, shaped: selectable(shaped), pool, judged, memory, replaced };
  });
}

/** Of each member of a pool. */
function speciesOf({ species }: Population, { members }: Pool): Int32Array {
  return members.map((index) => species?.[index] ?? -1);
}

/** Demes of which nobody was left as a parent, and those of them whose children all have parents elsewhere; none before generation 1. */
function emptied(generation: number, candidates: readonly number[], deme: Int32Array, natives: Int32Array) {
  const extinct = [...candidates.keys()].filter((at) => generation > 0 && candidates[at] === 0);
  const founded = new Set(deme.filter((_, slot) => natives[slot] === FOUNDED));
  return { extinctDemes: extinct.length, recolonisedDemes: extinct.filter((at) => !founded.has(at)).length };
}

/** The deme of each child: those of the first come first. */
function fillDemes(demes: Int32Array, plans: readonly DemePlan[]): void {
  let slot = 0;
  plans.forEach(({ replaced }, deme) => demes.fill(deme, slot, (slot += replaced.births)));
}

/** Each child that has parents mutates, then may grow. A stream a slot. */
function mutateChildren({ count, genes, parents }: Births, { mutate, grow }: Variation, prng: Prng): void {
  for (let slot = 0; slot < count; slot++) {
    if (parents[2 * slot] < 0) continue;
    mutate(genes, slot, prng.seek(slot));
    grow?.(genes, slot, prng);
  }
}
