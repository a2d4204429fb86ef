/** Goals that are moved between niches: lets workers evaluate all who may be parents on the validation part of each other niche, as they are expressed there. */
import { sum } from '#base';
import type { BreedingSettings, Candidate } from '#evolution';
import { computedTogether } from '#model';
import { computeOf, evaluationFlops, settingOf } from './compute-costs';
import { isTrained, type Trained } from './living';
import type { Compute, Individual } from './records';
import { type Elsewhere, senseElsewhere } from './regulation/sense-elsewhere';
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
  const visits = evaluated
    .filter(isTrained)
    .flatMap((individual) => othersOf(run, individual.niche).map((niche) => ({ individual, niche })));
  const draws = { seed: run.tournament.seed, generation };
  const visitors = await senseElsewhere(run, draws, visits, spent.add);
  const told = await Promise.all(
    evaluated.filter(isTrained).map(async (one) => {
      const own = visits.flatMap(({ individual, niche }, at): Visit[] => {
        const visitor = visitors[at];
        return individual === one && !('cause' in visitor) ? [{ niche, individual: visitor.individual }] : [];
      });
      return { id: one.id, ...(await visitsOf(run, one, own, spent.add)) };
    }),
  );
  const natsOf = new Map(told.map(({ id, nats }) => [id, nats]));
  const flops = sum(told.map((one) => one.flops));
  return {
    candidates: candidates.map((one) => ({ ...one, goalNats: byDeme(run, natsOf.get(one.id)) })),
    compute: computeOf(generation, [{ individual: '', flops: { goals: flops } }], spent.cpuSeconds),
  };
}

/** Someone as it is expressed in another niche. */
type Visit = Elsewhere<Trained>;

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
async function visitsOf(
  run: OpenRun,
  { id, niche, life }: Trained,
  visits: readonly Visit[],
  onSpent: (cpuSeconds: number) => void,
): Promise<{ readonly nats: Nats; readonly flops: number }> {
  const { config, survey } = run.tournament;
  const { validationSymbols: symbols } = config.evaluation;
  const own = [niche, life.validation.nats] as const;
  if (visits.length === 0) return { nats: new Map([own]), flops: 0 };
  const phenotypes = visits.map(({ individual }) => individual.phenotype);
  const architecture = computedTogether(phenotypes);
  const flops = sum(
    visits.map((visit) => evaluationFlops(settingOf(run), architecture, visit.niche, 'validation', symbols)),
  );
  try {
    const scores = await run.queue.submit(
      {
        kind: 'evaluate',
        part: 'validation',
        symbols,
        architecture: phenotypes[0].architecture,
        members: visits.map((visit) => {
          return { id, niche: visit.niche, weights: life.weights, gates: visit.individual.phenotype.gates };
        }),
        vocabulary: survey.vocabulary,
        texts: textReferences(run),
      },
      { signal: run.signal, onSpent },
    );
    return {
      nats: new Map([own, ...visits.map((visit, at) => [visit.niche, finite(scores[at].nats)] as const)]),
      flops,
    };
  } catch (error) {
    if (!(error instanceof JobFailedError)) throw error;
    return { nats: new Map([own]), flops };
  }
}

function finite(nats: number): number | null {
  return Number.isFinite(nats) ? nats : null;
}
