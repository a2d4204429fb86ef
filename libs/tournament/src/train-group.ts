/** Has a training group trained. Who makes its job fail for good is left out of it: a newborn is non-viable, who lives on stays as it was. */
import { plannedCosts, settingOf } from './compute-costs';
import { outcomeOfFailure } from './outcome-of-failure';
import type { CostedOutcome, Individual } from './records';
import { type Training, trainTogether } from './train-together';
import { JobFailedError } from './work-queue.port';

/**
 * What became of its members (`trainTogether`). Where their job fails, or is known to have failed for one of them, each is trained alone, which gives the
 * same to the last bit: the fault of one is not that of the others.
 */
export async function trainGroup(training: Training, group: readonly Individual[]): Promise<readonly CostedOutcome[]> {
  const { run, generation } = training;
  const { train: fated } = await run.deaths(generation);
  const train = (members: readonly Individual[]) => trainTogether(training, members);
  const dies = (individual: Individual, cause: string): readonly CostedOutcome[] => [
    { ...outcomeOfFailure(individual, generation, cause), ...plannedCosts(settingOf(run), individual) },
  ];
  const trainAlone = async (one: Individual): Promise<readonly CostedOutcome[]> => {
    const cause = fated.get(one.id);
    return cause !== undefined ? dies(one, cause) : train([one]).catch((error: unknown) => dies(one, causeOf(error)));
  };
  const trainEach = async () => (await Promise.all(group.map(trainAlone))).flat();
  if (group.length === 1 || group.some(({ id }) => fated.has(id))) return trainEach();
  return train(group).catch((error: unknown) => {
    causeOf(error);
    return trainEach();
  });
}

/** Throws what is no fault of the job. */
function causeOf(error: unknown): string {
  if (error instanceof JobFailedError) return error.message;
  throw error;
}
