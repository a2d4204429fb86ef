/** What a fitness makes of candidates, for specs: their order, and who becomes a parent. */
import { byBirth, type Prng, prngOf } from '#base';
import type { FitnessConfig } from '../fitness-config';
import { measuresOf } from '../measures-of';
import { objectiveOf } from '../operators-of';
import { byDeme, poolOf } from '../pool';
import { type SelectionConfig, selectionOf, suitedTo } from '../schemes/selection-schemes';
import type { ViableCandidate } from './candidate-of';

export interface Mating {
  /** Groups of equals, the fittest first, each by birth. */
  readonly tiers: readonly (readonly ViableCandidate[])[];
  drawParent(prng: Prng, partner?: ViableCandidate): ViableCandidate;
}

export function matingOf(
  fitness: FitnessConfig,
  candidates: readonly ViableCandidate[],
  tournamentSize = 2,
  prng = prngOf({ seed: 0, generation: 0, subject: 0, purpose: 'mating-of' }),
): Mating {
  const living = [...candidates].sort(byBirth);
  const population = {
    size: living.length,
    genes: new Float64Array(0),
    deme: new Int32Array(living.length),
    born: new Int32Array(living.length),
    slot: new Int32Array(living.length),
    measures: measuresOf(living),
  };
  const pool = poolOf(population, byDeme(population.deme, 1)[0], objectiveOf(fitness));
  const suited = suitedTo(fitness);
  const scheme = suited.includes('tournament') ? 'tournament' : suited[0];
  const selection = { scheme, size: tournamentSize } as SelectionConfig;
  const parents = selectionOf(selection, fitness, { scheme: 'generational' });
  const compare = parents.order(pool, prng);
  const draw = parents.draws(pool, compare, living.length, prng);
  const tiers: ViableCandidate[][] = [];
  let last = -1;
  for (const at of [...pool.members.keys()].sort((a, b) => compare(b, a) || a - b)) {
    if (last >= 0 && compare(last, at) === 0) tiers[tiers.length - 1].push(living[pool.members[at]]);
    else tiers.push([living[pool.members[at]]]);
    last = at;
  }
  return {
    tiers,
    drawParent: (draws, partner) => living[pool.members[draw(draws, partner ? living.indexOf(partner) : -1, 0)]],
  };
}
