/** Lets a worker choose, after a life, which regulation its children inherit. */
import { type AppraisalSettings, ratesOfCandidates } from '#regulation';
import { appraisalOf } from '../plan-life';
import type { CostedOutcome, Individual } from '../records';
import { formerCorpora, withCorpora } from '../former-corpora';
import type { JobOf } from '../jobs/job';
import type { OpenRun } from '../run';
import { textIn } from '../texts-of';
import { JobFailedError } from '../work-queue.port';
import type { Appraised, LivedRegulation } from './regulation-records';
import { senseIn } from './sense-in';

/** `individual` is as it was expressed in the life that `outcome` tells of. A life that came to nothing is not appraised; of one whose job fails it costs what was planned. */
export async function withAppraisal(
  run: OpenRun,
  generation: number,
  individual: Individual,
  outcome: CostedOutcome,
  onSpent: (cpuSeconds: number) => void,
): Promise<CostedOutcome> {
  const { regulation } = run.tournament.config;
  if (!regulation || regulation.appraisal === 'off' || !outcome.viable || outcome.life.cause !== null) return outcome;
  const { appraised, flops } = await chosen(run, generation, individual, outcome, onSpent);
  const { life } = outcome;
  return {
    ...outcome,
    life: { ...life, regulation: { ...life.regulation!, appraised } },
    flops: { ...outcome.flops, appraisal: flops },
  };
}

async function chosen(
  run: OpenRun,
  generation: number,
  individual: Individual,
  { life }: Extract<CostedOutcome, { viable: true }>,
  onSpent: (cpuSeconds: number) => void,
): Promise<{ readonly appraised: Appraised | null; readonly flops: number }> {
  const { seed, config, survey } = run.tournament;
  const appraisal = config.regulation!.appraisal as AppraisalSettings;
  const { generation: born, slot, phenotype, regulation } = individual;
  const lived = life.regulation!;
  const nothing = { appraised: null, flops: appraisalOf(phenotype, survey.vocabulary.length, config) };
  if ((await run.deaths(generation)).appraise.has(individual.id)) return nothing;
  try {
    const former = await formerPlaces(run, generation, individual, lived, onSpent);
    if (!former) return nothing;
    const places = [{ text: textIn(config, run.environment, individual.niche), signals: lived.signals }, ...former];
    const answer = await run.queue.submit(
      {
        kind: 'appraise',
        seed,
        generation,
        birth: { generation: born, slot },
        architecture: phenotype.architecture,
        weights: life.weights,
        regulation: { ...regulation!, marks: lived.marks },
        places,
        settings: { ...appraisal, rates: ratesOfCandidates(config.regulation!, appraisal) },
        validationSymbols: config.evaluation.validationSymbols,
        vocabulary: survey.vocabulary,
      },
      { signal: run.signal, onSpent },
    );
    return answer.appraised ? answer : nothing; // a replay knows no more than that it came to nothing
  } catch (error) {
    if (!(error instanceof JobFailedError)) throw error;
    return nothing;
  }
}

/**
 * The text before the last shift and what it senses there, its signals beside the cue as they were in its life; none where it is not asked for, or there was no shift; null where sensing failed. The cue
 * is drawn as in the last generation that lived on that text, apart from the one of its life: so either can be wrong without the other.
 */
async function formerPlaces(
  run: OpenRun,
  generation: number,
  { regulation, ...individual }: Individual,
  { signals, marks }: LivedRegulation,
  onSpent: (cpuSeconds: number) => void,
): Promise<JobOf<'appraise'>['places'] | null> {
  const { config, seed } = run.tournament;
  const { appraisal, cue } = config.regulation!;
  if (appraisal === 'off' || appraisal.texts === 'present') return [];
  const former = await formerCorpora(run, generation);
  const own = former.get(individual.niche);
  if (!own) return [];
  const before = { ...run, environment: withCorpora(run.environment, former) };
  const asked = { individual: { ...individual, regulation: regulation! }, niche: individual.niche };
  const [sensed] = await senseIn(before, { seed, generation: own.until }, [
    { ...asked, signals: signals.slice(cue.dimensions), marks },
  ]);
  onSpent(sensed.cpuSeconds);
  if ('cause' in sensed.lived) return null;
  return [{ text: textIn(config, before.environment, individual.niche), signals: sensed.lived.signals }];
}
