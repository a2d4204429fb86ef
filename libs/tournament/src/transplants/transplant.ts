/**
 * A reciprocal transplant: what comes from each deme is tested in each niche. Champions as they are, with their weights, tell what a lineage has
 * learned; genomes raised with fresh weights tell what selection has made of designs.
 */
import { sum } from '#base';
import type { TransplantedView, TransplantResultView } from '#contracts';
import { type LocalAdaptation, localAdaptation, localAdaptationOnTexts, told } from '#metrics';
import { computedArchitecture } from '#model';
import { evaluationFlops, settingOf } from '../compute-costs';
import { textsIn } from '../texts-of';
import type { Origin } from './origins';
import { raiseTransplants } from './raise-transplants';
import type { TransplantRun } from './transplant-run';

/** Throws what the queue throws: the signal's reason where it was stopped. */
export async function transplant(run: TransplantRun): Promise<TransplantResultView> {
  const { origins, environment } = run;
  const niches = environment.niches.map(({ name }) => name);
  const homes = origins.map(({ niche }) => niches.indexOf(niche));
  const [scores, raised] = await Promise.all([evaluateChampions(run), raiseTransplants(run)]);
  const setting = settingOf(run);
  const { testSymbols } = run.tournament.config.evaluation;
  const evaluation = origins.map(({ champion: { phenotype } }) =>
    sum(niches.map((niche) => evaluationFlops(setting, computedArchitecture(phenotype), niche, 'test', testSymbols))),
  );
  const viewOf = (
    cell: (origin: number, niche: number) => ReturnType<typeof told>,
    { localMinusForeign, interaction }: LocalAdaptation,
  ): TransplantedView => ({
    cells: origins.flatMap(({ deme, niche: home }, origin) =>
      niches.map((niche, at) => ({ deme, home, niche, bitsPerCharacter: cell(origin, at) })),
    ),
    localMinusForeign: niches.map((niche, at) => ({ niche, bits: localMinusForeign[at] })),
    interaction,
  });
  const blocks = scores.map((own) => own.map((score) => score.blocks.map((nats) => nats / Math.LN2)));
  return {
    champions: {
      individuals: [origins.map(({ champion }) => champion.id)],
      ...viewOf(
        (origin, at) => told([scores[origin][at].bitsPerCharacter].filter(Number.isFinite)),
        localAdaptationOnTexts(homes, blocks),
      ),
    },
    raised: {
      individuals: raised.individuals,
      causes: raised.causes,
      ...viewOf((origin, at) => told(raised.bits.map((bits) => bits[origin][at])), localAdaptation(homes, raised.bits)),
    },
    flops: sum(evaluation) + raised.flops,
  };
}

/** [origins][niches] */
function evaluateChampions(run: TransplantRun) {
  const { tournament, environment, queue, signal, onSpent } = run;
  const { config, survey } = tournament;
  return Promise.all(
    run.origins.map(async ({ champion: { id, phenotype, life } }: Origin) => {
      const scores = await queue.submit(
        {
          kind: 'evaluate',
          part: 'test',
          symbols: config.evaluation.testSymbols,
          architecture: phenotype.architecture,
          members: environment.niches.map(({ name }) => {
            return { id, niche: name, weights: life.weights, gates: phenotype.gates };
          }),
          vocabulary: survey.vocabulary,
          texts: textsIn(config, environment),
        },
        { signal, onSpent },
      );
      return scores;
    }),
  );
}
