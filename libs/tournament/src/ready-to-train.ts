/** Those who are to train, as they are expressed in the generation, and who of them can. */
import { nicheIn } from '#environment';
import { computeOf } from './compute-costs';
import type { Ended } from './ended';
import { planLifeIn } from './plan-life';
import type { Compute, Individual } from './records';
import { asItLives } from './regulation/as-expressed';
import type { LivedRegulation } from './regulation/regulation-records';
import { senseAll } from './regulation/sense-all';
import type { SensedIn } from './regulation/sense-in';
import type { OpenRun } from './run';
import { outcomeOfFailure } from './outcome-of-failure';

export interface Ready {
  /** What became of those whose life the budget does not pay for, or who could not be expressed. */
  readonly refused: readonly Ended[];
  readonly viable: readonly Individual[];
  /** By id, of those with regulation. */
  readonly sensed: ReadonlyMap<string, LivedRegulation>;
  /** By id, of the viable with regulation: what their factors cost of the budget, and the processor time of sensing. */
  readonly costs: ReadonlyMap<string, readonly Compute[]>;
}

/** `individuals` are all as the generation opens, `trainees` those of them who train. */
export async function readyToTrain(
  run: OpenRun,
  generation: number,
  individuals: readonly Individual[],
  trainees: readonly Individual[],
): Promise<Ready> {
  const { sense: fated } = await run.deaths(generation);
  const told = await senseAll(
    run,
    generation,
    individuals,
    trainees.filter(({ id }) => !fated.has(id)),
  );
  const refused: Ended[] = [];
  const viable: Individual[] = [];
  const sensed = new Map<string, LivedRegulation>();
  const costs = new Map<string, readonly Compute[]>();
  for (const trainee of trainees) {
    const { id, niche } = trainee;
    const cause = fated.get(id);
    const { lived, cpuSeconds = 0 }: Partial<SensedIn> =
      cause !== undefined ? { lived: { cause } } : (told.get(id) ?? {});
    const costing = (regulation: number): readonly Compute[] =>
      lived ? computeOf(generation, [{ individual: id, flops: { regulation } }], cpuSeconds) : [];
    const refuse = (cause: string): void => {
      refused.push({ outcome: outcomeOfFailure(trainee, generation, cause), compute: costing(0) });
    };
    if (lived && 'cause' in lived) {
      refuse(lived.cause);
      continue;
    }
    const one = asItLives(run.space, trainee, lived);
    const plan = planLifeIn(run.tournament, nicheIn(run.environment, niche), one.phenotype);
    if (plan.overBudget !== null) {
      refuse(plan.overBudget);
      continue;
    }
    viable.push(one);
    costs.set(id, costing(plan.regulationFlops));
    if (lived) sensed.set(id, lived);
  }
  return { refused, viable, sensed, costs };
}
