/** Those who are to train, as they are expressed in the generation, and who of them can. */
import { nicheIn } from '#environment';
import { planLifeIn } from './plan-life';
import type { Individual, Outcome } from './records';
import { asExpressed } from './regulation/as-expressed';
import type { LivedRegulation } from './regulation/regulation-records';
import { regulatedHyperparameters } from './regulation/regulated-hyperparameters';
import { senseAll } from './regulation/sense-all';
import type { OpenRun } from './run';
import { outcomeOfFailure } from './train-group';

function asItLives({ space }: OpenRun, individual: Individual, lived: LivedRegulation | undefined): Individual {
  const one = asExpressed(individual, lived);
  return { ...one, phenotype: { ...one.phenotype, hyperparameters: regulatedHyperparameters(one, space, lived) } };
}

export interface Ready {
  /** What became of those whose life the budget does not pay for. */
  readonly refused: readonly Outcome[];
  readonly viable: readonly Individual[];
  /** By id, of those with regulation. */
  readonly sensed: ReadonlyMap<string, LivedRegulation>;
}

/** `individuals` are all as the generation opens, `trainees` those of them who train. */
export async function readyToTrain(
  run: OpenRun,
  generation: number,
  individuals: readonly Individual[],
  trainees: readonly Individual[],
): Promise<Ready> {
  const sensed = await senseAll(run, generation, individuals, trainees);
  const refused: Outcome[] = [];
  const viable: Individual[] = [];
  for (const one of trainees.map((each) => asItLives(run, each, sensed.get(each.id)))) {
    const { overBudget } = planLifeIn(run.tournament, nicheIn(run.environment, one.niche), one.phenotype);
    if (overBudget === null) viable.push(one);
    else refused.push(outcomeOfFailure(one, generation, overBudget));
  }
  return { refused, viable, sensed };
}
