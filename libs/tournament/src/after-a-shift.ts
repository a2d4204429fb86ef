/** Those who live on while the text of their niche changes, and come not to train on the new one: they are evaluated on it as they are. */
import { nicheIn } from '#environment';
import type { Phenotype } from '#genome';
import { computedArchitecture } from '#model';
import { computeOf, evaluationFlops, settingOf } from './compute-costs';
import type { Individual, Lived } from './records';
import type { Ended } from './ended';
import { type OpenRun, textReferences } from './run';
import { Stopwatch } from './stopwatch';
import { JobFailedError } from './work-queue.port';

/** Whether an individual was evaluated last on another text than its niche has now. */
export function isOfAnotherText({ environment, before }: OpenRun, { niche, life }: Individual): boolean {
  if (life === null || before === null) return false;
  return life.formerText === 'all' || nicheIn(before, niche).corpus !== nicheIn(environment, niche).corpus;
}

/**
 * What became of some who stayed as they were, with scores on the text that their niches have now. Of one that cannot be evaluated, as of what
 * training on the former text cost, nothing counts until it trains or is evaluated again.
 */
export async function scoredAnew(
  run: OpenRun,
  generation: number,
  ended: readonly Ended[],
  individuals: ReadonlyMap<string, Individual>,
): Promise<readonly Ended[]> {
  const { evaluate } = await run.deaths(generation);
  return Promise.all(
    ended.map(async ({ outcome, compute }) => {
      const individual = individuals.get(outcome.id)!;
      if (!outcome.viable || !isOfAnotherText(run, individual)) return { outcome, compute };
      const { niche, phenotype } = individual;
      const spent = new Stopwatch();
      const fated = evaluate.get(outcome.id);
      const life =
        fated === undefined ? await evaluated(run, outcome, niche, phenotype, spent.add) : unread(outcome.life, fated);
      const { validationSymbols } = run.tournament.config.evaluation;
      const evaluation = evaluationFlops(
        settingOf(run),
        computedArchitecture(phenotype),
        niche,
        'validation',
        validationSymbols,
      );
      const more = computeOf(generation, [{ individual: outcome.id, flops: { evaluation } }], spent.cpuSeconds);
      return { outcome: { ...outcome, life }, compute: [...compute, ...more] };
    }),
  );
}

async function evaluated(
  run: OpenRun,
  { id, life }: Lived,
  niche: string,
  { architecture, gates }: Phenotype,
  onSpent: (cpuSeconds: number) => void,
): Promise<Lived['life']> {
  try {
    const [validation] = await run.queue.submit(
      {
        kind: 'evaluate',
        part: 'validation',
        symbols: run.tournament.config.evaluation.validationSymbols,
        architecture,
        members: [{ id, niche, weights: life.weights, gates }],
        vocabulary: run.tournament.survey.vocabulary,
        texts: textReferences(run),
      },
      { signal: run.signal, onSpent },
    );
    return { ...life, validation, formerText: 'training' };
  } catch (error) {
    if (!(error instanceof JobFailedError)) throw error;
    return unread(life, error.message);
  }
}

function unread(life: Lived['life'], cause: string): Lived['life'] {
  return { ...life, cause: life.cause ?? cause, formerText: 'all' };
}
