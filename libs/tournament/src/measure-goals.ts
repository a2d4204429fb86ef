/** Goals that are moved between niches: lets workers evaluate all who may be parents on the validation part of each other niche. */
import { sum } from '#base';
import type { BreedingSettings, Candidate } from '#evolution';
import { computedArchitecture } from '#model';
import { computeOf, evaluationFlops, settingOf } from './compute-costs';
import { isTrained, type Trained } from './living';
import type { Compute, Individual } from './records';
import { type OpenRun, textReferences } from './run';
import { Stopwatch } from './stopwatch';
import { JobFailedError } from './work-queue.port';

interface Goals {
  readonly candidates: readonly Candidate[];
  readonly compute: readonly Compute[];
}

/** The candidates as they are where no goals are moved. `run` is in the environment in which they were measured. */
export async function measureGoals(
  run: OpenRun,
  generation: number,
  { migration }: Pick<BreedingSettings, 'migration'>,
  candidates: readonly Candidate[],
  living: ReadonlyMap<string, Individual>,
): Promise<Goals> {
  const evaluated = candidates.filter(({ validationNats }) => validationNats !== null).map(({ id }) => living.get(id)!);
  if (migration?.scheme !== 'goal-switching' || evaluated.length === 0) return { candidates, compute: [] };
  const spent = new Stopwatch();
  const told = await Promise.all(
    evaluated.filter(isTrained).map(async (one) => [one.id, await natsByNiche(run, one, spent.add)] as const),
  );
  const natsOf = new Map(told);
  const flops = evaluated.map(({ niche, phenotype }) =>
    sum(
      othersOf(run, niche).map((other) =>
        evaluationFlops(
          settingOf(run),
          computedArchitecture(phenotype),
          other,
          'validation',
          run.tournament.config.evaluation.validationSymbols,
        ),
      ),
    ),
  );
  return {
    candidates: candidates.map((one) => ({ ...one, goalNats: byDeme(run, natsOf.get(one.id)) })),
    compute: computeOf(generation, [{ individual: '', flops: { goals: sum(flops) } }], spent.cpuSeconds),
  };
}

function othersOf({ environment }: OpenRun, niche: string): readonly string[] {
  return environment.niches.map(({ name }) => name).filter((name) => name !== niche);
}

type Nats = ReadonlyMap<string, number | null>;

function byDeme({ environment }: OpenRun, nats: Nats | undefined): NonNullable<Candidate['goalNats']> {
  return Object.fromEntries(
    environment.niches.flatMap(({ name, demes }) => demes.map((deme) => [deme.name, nats?.get(name) ?? null])),
  );
}

/** Its own is known; null where it is not finite, or it cannot be evaluated. */
async function natsByNiche(
  run: OpenRun,
  { id, niche, phenotype: { architecture, gates }, life }: Trained,
  onSpent: (cpuSeconds: number) => void,
): Promise<Nats> {
  const { config, survey } = run.tournament;
  const others = othersOf(run, niche);
  const own = [niche, life.validation.nats] as const;
  if (others.length === 0) return new Map([own]);
  try {
    const scores = await run.queue.submit(
      {
        kind: 'evaluate',
        part: 'validation',
        symbols: config.evaluation.validationSymbols,
        architecture,
        members: others.map((other) => ({ id, niche: other, weights: life.weights, gates })),
        vocabulary: survey.vocabulary,
        texts: textReferences(run),
      },
      { signal: run.signal, onSpent },
    );
    return new Map([own, ...others.map((other, at) => [other, finite(scores[at].nats)] as const)]);
  } catch (error) {
    if (!(error instanceof JobFailedError)) throw error;
    return new Map([own]);
  }
}

function finite(nats: number): number | null {
  return Number.isFinite(nats) ? nats : null;
}
