/** Sends a training group to a worker, and makes outcomes of what it tells. */
import { blendingOf, donorsIn } from '#evolution';
import type { Architecture, Optimizer } from '#genome';
import { computedArchitecture } from '#model';
import { nicheIn } from '#environment';
import { stretchOf } from './environments';
import type { Donor, TrainJob } from './jobs/job';
import { isTrained, type Trained } from './living';
import { outcomeOfFailure } from './outcome-of-failure';
import type { CostedOutcome, Individual } from './records';
import { learningSteps } from './plan-learning';
import { planLifeIn } from './plan-life';
import type { LivedRegulation } from './regulation/regulation-records';
import { originsOf } from './regulation/origins-of';
import { afterLiving, worthIn } from './regulation/after-living';
import { withAppraisal } from './regulation/with-appraisal';
import { tastesOf } from './tired-raters';
import { type OpenRun, textReferences } from './run';

/** Of one generation. */
export interface Training {
  readonly run: OpenRun;
  readonly generation: number;
  /** Those who live and their parents, as they were before it, by id. */
  readonly known: ReadonlyMap<string, Individual>;
  /** What regulates those who live, by id. */
  readonly sensed: ReadonlyMap<string, LivedRegulation>;
  /** Told seconds of a processor. */
  readonly onSpent: (cpuSeconds: number) => void;
}

/**
 * What became of the members of a training group, whose niches are alike in budget and raters. Throws a JobFailedError where the job failed for good.
 */
export async function trainTogether(
  { run, generation, known, sensed, onSpent }: Training,
  group: readonly Individual[],
): Promise<readonly CostedOutcome[]> {
  const { seed, config, survey } = run.tournament;
  const { hyperparameters } = group[0].phenotype;
  const architecture = computedArchitecture(group[0].phenotype);
  const { optimizer } = hyperparameters; // one in all of the group
  const [{ niche, phenotype: alike }] = group;
  const { steps, tokens, trainingFlops } = planLifeIn(run.tournament, nicheIn(run.environment, niche), alike);
  const isBaldwinian = config.heredity.weights === 'baldwinian';
  const report = run.meter.job(group.length);
  const outcomes = await run.queue.submit(
    {
      kind: 'train',
      seed,
      generation,
      architecture,
      batchSize: hyperparameters.batchSize,
      steps,
      blending: blendingOf(config.breeding.donors),
      weightStep: isBaldwinian ? config.heredity.weightStep : null,
      shrink: config.heredity.shrink,
      moments: config.heredity.moments,
      stretch: stretchOf(run.tournament, generation, niche),
      members: group.map((individual) => {
        const { id, generation: born, slot, niche, phenotype, parents, life } = individual;
        const donors = life
          ? [donorOf({ ...individual, life }, 1, optimizer)]
          : donorsOf(parents, known, optimizer, isBaldwinian);
        return {
          id,
          birth: { generation: born, slot },
          niche,
          ...phenotype,
          ...(individual.regulation && { origins: originsOf(individual) }),
          donors,
          birthWeights: life?.birthWeights ?? null,
          passed: life?.passed ?? [],
        };
      }),
      vocabulary: survey.vocabulary,
      texts: textReferences(run),
      validationSymbols: config.evaluation.validationSymbols,
      atBirth: config.evaluation.atBirth,
      probes: config.evaluation.probes,
      ...worthIn(config),
      learning: await learningOf(run, generation, niche, architecture),
    },
    { signal: run.signal, onProgress: report, onSpent },
  );
  const lived = outcomes.map((outcome, member) => {
    if (outcome.viable) return withRegulation(run, generation, group[member], outcome, sensed.get(outcome.id));
    const spent = { tokensTrained: tokens, trainingFlops };
    return {
      ...outcomeOfFailure(group[member], generation, outcome.cause, spent),
      flops: outcome.flops,
      tokens: outcome.tokens,
    };
  });
  return await Promise.all(lived.map((one, member) => withAppraisal(run, generation, group[member], one, onSpent)));
}

function withRegulation(
  { tournament }: OpenRun,
  generation: number,
  individual: Individual,
  outcome: Extract<CostedOutcome, { viable: true }>,
  sensed: LivedRegulation | undefined,
): CostedOutcome {
  if (!sensed) return outcome;
  const regulation = afterLiving(tournament, generation, individual, sensed, outcome.moduleWorth ?? []);
  return { ...outcome, life: { ...outcome.life, regulation } };
}

async function learningOf(
  run: OpenRun,
  generation: number,
  niche: string,
  architecture: Architecture,
): Promise<TrainJob['learning']> {
  const { tournament, environment } = run;
  const { config, survey } = tournament;
  const { learning } = config;
  const { budget, panel } = nicheIn(environment, niche);
  if (!learning || !panel) return null;
  const steps = learningSteps(architecture, survey.vocabulary.length, learning, budget);
  return {
    settings: { ...learning, steps },
    panel,
    tastes: await tastesOf(tournament, environment, generation, niche, run),
  };
}

/** The one who gave most first, of equals by id: of rows that were read again the order is lost. */
function donorsOf(
  parents: Individual['parents'],
  known: ReadonlyMap<string, Individual>,
  optimizer: Optimizer,
  asBorn: boolean,
): readonly Donor[] {
  const byShare = donorsIn(parents).toSorted((a, b) => b.weightShare - a.weightShare || (a.id < b.id ? -1 : 1));
  return byShare.flatMap(({ id, weightShare }) => {
    const donor = known.get(id);
    return donor && isTrained(donor) ? [donorOf(donor, weightShare, optimizer, asBorn)] : [];
  });
}

/** Moments mean nothing to another optimizer, nor to weights as they were born. */
function donorOf({ life, phenotype }: Trained, share: number, optimizer: Optimizer, asBorn = false): Donor {
  const { architecture, hyperparameters } = phenotype;
  if (asBorn) return { weights: life.birthWeights!, optimizerState: null, architecture, share };
  const optimizerState = hyperparameters.optimizer === optimizer ? life.optimizerState : null;
  return { weights: life.weights, optimizerState, architecture, share };
}
