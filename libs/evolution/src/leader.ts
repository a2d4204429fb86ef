import { byBirth, midranks } from '#base';
import type { Candidate } from './candidate';
import type { FitnessConfig } from './fitness-config';
import { measuresOf } from './measures-of';
import { weighted } from './objectives/weighted';
import type { Objective } from './operators';
import { objectiveOf } from './operators-of';
import { byColumns } from './parents/by-columns';
import { byDeme, poolOf } from './pool';
import { validationNats } from './objectives/validation-nats';

/**
 * Who leads: the fittest of a niche by the fitness that selects there, and so who is its champion at the end. Of equals the one with the
 * lowest cross-entropy, then the first born. Undefined where none is viable.
 */
export function leaderOf<One extends Candidate>(fitness: FitnessConfig, niche: readonly One[]): One | undefined {
  const here = [...niche].sort(byBirth);
  const population = {
    size: here.length,
    genes: new Float64Array(0),
    deme: new Int32Array(here.length),
    born: Int32Array.from(here, ({ generation }) => generation),
    slot: Int32Array.from(here, ({ slot }) => slot),
    measures: measuresOf(here),
  };
  const pool = poolOf(population, byDeme(population.deme, 1)[0], withTies(leadingObjective(fitness)));
  const fitter = byColumns(pool);
  const [first, ...others] = pool.members.keys();
  const best = others.reduce((most, next) => (fitter(next, most) > 0 ? next : most), first);
  return here[pool.members[best]];
}

/** Neither a Pareto front nor lexicase has a first: the best in both objectives together, and at all cases together, leads. */
function leadingObjective(fitness: FitnessConfig): Objective {
  switch (fitness.kind) {
    case 'pareto':
      return weighted(1 / 2);
    case 'lexicase':
      return meanRank(objectiveOf(fitness));
    default:
      return objectiveOf(fitness);
  }
}

/** The mean rank over cases. */
function meanRank(cases: Objective): Objective {
  return (population, members) => {
    const { columns } = cases(population, members);
    const total = columns[0].map((score) => (Number.isNaN(score) ? NaN : 0));
    for (const column of columns) midranks([...column]).forEach((rank, at) => (total[at] += rank));
    return { columns: [total], uncertainty: null };
  };
}

/** Cross-entropy decides between equals. */
function withTies(objective: Objective): Objective {
  return (population, members) => {
    const { columns, uncertainty } = objective(population, members);
    return { columns: [...columns, ...validationNats(population, members).columns], uncertainty };
  };
}
