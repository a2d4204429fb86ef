/** Sends a training group to a worker. An error of the program itself, come again on a retry, makes its members non-viable. */
import { donorsIn } from '#evolution';
import type { Architecture } from '#genome';
import { budgetAt } from './budget-at';
import type { TrainJob } from './jobs/job';
import type { Individual, Outcome } from './records';
import { learningSteps } from './plan-learning';
import { planLife } from './plan-life';
import { type Run, textReferences } from './run';
import { JobFailedError } from './work-queue.port';

/** What became of the members of a training group. `donors` holds their parents. */
export async function trainGroup(
  run: Run,
  generation: number,
  group: readonly Individual[],
  donors: ReadonlyMap<string, Individual>,
): Promise<readonly Outcome[]> {
  const { seed, config, survey } = run.tournament;
  const { architecture, hyperparameters } = group[0].phenotype;
  const { steps } = planLife(group[0].phenotype, survey.vocabulary.length, budgetAt(config.budget, generation));
  const report = run.meter.job(group.length);
  try {
    return await run.queue.submit(
      {
        kind: 'train',
        seed,
        generation,
        architecture,
        batchSize: hyperparameters.batchSize,
        steps,
        members: group.map(({ id, slot, niche, phenotype, parents }) => {
          return { id, slot, niche, hyperparameters: phenotype.hyperparameters, donors: donorsOf(parents, donors) };
        }),
        vocabulary: survey.vocabulary,
        texts: textReferences(run.tournament),
        validationSymbols: config.evaluation.validationSymbols,
        atBirth: config.evaluation.atBirth,
        probes: config.evaluation.probes,
        learning: learningOf(run, generation, architecture),
      },
      { signal: run.signal, onProgress: report },
    );
  } catch (error) {
    if (!(error instanceof JobFailedError)) throw error;
    return group.map(({ id }) => ({ id, viable: false, cause: error.message }));
  }
}

function learningOf(
  { tournament: { config, survey } }: Run,
  generation: number,
  architecture: Architecture,
): TrainJob['learning'] {
  const { learning, arena, budget } = config;
  if (!learning || !arena) return null;
  const steps = learningSteps(architecture, survey.vocabulary.length, learning, budgetAt(budget, generation));
  return { settings: { ...learning, steps }, panel: arena.panel };
}

function donorsOf(parents: Individual['parents'], known: ReadonlyMap<string, Individual>) {
  return donorsIn(parents).flatMap(({ id, weightShare }) => {
    const donor = known.get(id);
    if (!donor?.life) return [];
    return [{ weights: donor.life.weights, architecture: donor.phenotype.architecture, share: weightShare }];
  });
}
