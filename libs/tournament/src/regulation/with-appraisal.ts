/** Lets a worker choose, after a life, which regulation its children inherit. */
import { appraisalOf } from '../plan-life';
import type { CostedOutcome, Individual } from '../records';
import { type OpenRun, textReferences } from '../run';
import { JobFailedError } from '../work-queue.port';
import type { Appraised } from './regulation-records';

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
  { generation: born, slot, niche, phenotype, regulation }: Individual,
  { life }: Extract<CostedOutcome, { viable: true }>,
  onSpent: (cpuSeconds: number) => void,
): Promise<{ readonly appraised: Appraised | null; readonly flops: number }> {
  const { seed, config, survey } = run.tournament;
  const { appraisal, rates } = config.regulation!;
  const { architecture } = phenotype;
  const { signals, marks } = life.regulation!;
  try {
    return await run.queue.submit(
      {
        kind: 'appraise',
        seed,
        generation,
        birth: { generation: born, slot },
        niche,
        architecture,
        weights: life.weights,
        regulation: { ...regulation!, marks },
        signals,
        settings: { ...(appraisal as Exclude<typeof appraisal, 'off'>), rates },
        validationSymbols: config.evaluation.validationSymbols,
        vocabulary: survey.vocabulary,
        texts: textReferences(run),
      },
      { signal: run.signal, onSpent },
    );
  } catch (error) {
    if (!(error instanceof JobFailedError)) throw error;
    return { appraised: null, flops: appraisalOf(phenotype, survey.vocabulary.length, config) };
  }
}
