/** Lets workers evaluate those who live on the text that their niche had before the last shift, as they are expressed there: what they forgot of it. */
import { mean, sum } from '#base';
import { computedArchitecture } from '#model';
import { computeOf, evaluationFlops, settingOf } from './compute-costs';
import type { TournamentEnvironment } from './environments';
import { formerCorpora, withCorpora } from './former-corpora';
import { isTrained, living, type Trained } from './living';
import type { Compute, Individual } from './records';
import { senseElsewhere } from './regulation/sense-elsewhere';
import type { OpenRun } from './run';
import { Stopwatch } from './stopwatch';
import { textsIn } from './texts-of';
import { JobFailedError } from './work-queue.port';

export interface FormerTexts {
  /** Mean bits per character of the viable of each niche that had another text before, as far as they can be evaluated. */
  readonly formerBits: Readonly<Record<string, number>>;
  readonly compute: readonly Compute[];
}

const NOTHING: FormerTexts = { formerBits: {}, compute: [] };

/** Nothing where the config asks for none. */
export async function measureFormerTexts(
  run: OpenRun,
  generation: number,
  individuals: readonly Individual[],
): Promise<FormerTexts> {
  if (!run.tournament.config.evaluation.formerText) return NOTHING;
  const former = await formerCorpora(run, generation);
  const trained = living(individuals).filter(isTrained);
  const evaluated = [...former.keys()].flatMap((name) => trained.filter(({ niche }) => niche === name));
  if (evaluated.length === 0) return NOTHING;
  const environment = withCorpora(run.environment, former);
  const [spent, setting] = [new Stopwatch(), settingOf({ tournament: run.tournament, environment })];
  const inNiches = [...former].map(([name, { until }]) => {
    const asked = evaluated.filter(({ niche }) => niche === name).map((individual) => ({ individual, niche: name }));
    return senseElsewhere({ ...run, environment }, { seed: run.tournament.seed, generation: until }, asked, spent.add);
  });
  const expressed = (await Promise.all(inNiches)).flat();
  const bits = await Promise.all(
    expressed.map((one) => ('cause' in one ? NaN : bitsOf(run, environment, one.individual, spent.add))),
  );
  const { validationSymbols } = run.tournament.config.evaluation;
  const flops = expressed.map((one) => {
    if ('cause' in one) return 0;
    const { niche, phenotype } = one.individual;
    return evaluationFlops(setting, computedArchitecture(phenotype), niche, 'validation', validationSymbols);
  });
  return {
    formerBits: Object.fromEntries(
      [...former.keys()].map((niche) => [
        niche,
        mean(bits.filter((own, at) => Number.isFinite(own) && evaluated[at].niche === niche)),
      ]),
    ),
    compute: computeOf(generation, [{ individual: '', flops: { evaluation: sum(flops) } }], spent.cpuSeconds),
  };
}

/** NaN of one that cannot be evaluated. */
async function bitsOf(
  { tournament: { config, survey }, queue, signal }: OpenRun,
  environment: TournamentEnvironment,
  { id, niche, phenotype: { architecture, gates }, life }: Trained,
  onSpent: (cpuSeconds: number) => void,
): Promise<number> {
  try {
    const [{ bitsPerCharacter }] = await queue.submit(
      {
        kind: 'evaluate',
        part: 'validation',
        symbols: config.evaluation.validationSymbols,
        architecture,
        members: [{ id, niche, weights: life.weights, gates }],
        vocabulary: survey.vocabulary,
        texts: textsIn(config, environment),
      },
      { signal, onSpent },
    );
    return bitsPerCharacter;
  } catch (error) {
    if (error instanceof JobFailedError) return NaN;
    throw error;
  }
}
