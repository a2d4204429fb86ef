/**
 * A reciprocal transplant: what comes from each deme is tested in each niche. Champions as they are, with their weights, tell what a lineage has
 * learned; genomes raised with fresh weights tell what selection has made of designs.
 */
import { sum } from '#base';
import type { TransplantedView, TransplantResultView } from '#contracts';
import { type LocalAdaptation, localAdaptation, localAdaptationOnTexts, told } from '#metrics';
import { computedTogether } from '#model';
import { evaluationFlops, settingOf } from '../compute-costs';
import { senseElsewhere } from '../regulation/sense-elsewhere';
import { textsIn } from '../texts-of';
import type { Origin } from './origins';
import { raiseTransplants } from './raise-transplants';
import type { TransplantRun } from './transplant-run';

/** Throws what the queue throws: the signal's reason where it was stopped. */
export async function transplant(run: TransplantRun): Promise<TransplantResultView> {
  const { origins, environment } = run;
  const niches = environment.niches.map(({ name }) => name);
  const homes = origins.map(({ niche }) => niches.indexOf(niche));
  const [champions, raised] = await Promise.all([evaluateChampions(run), raiseTransplants(run)]);
  const scores = champions.map((champion) => champion.scores);
  const setting = settingOf(run);
  const { testSymbols } = run.tournament.config.evaluation;
  const evaluation = champions.map(({ architecture }) =>
    sum(niches.map((niche) => evaluationFlops(setting, architecture, niche, 'test', testSymbols))),
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

/** [origins]: scores by niche, of each as it is expressed there, and the architecture that is computed. */
function evaluateChampions(run: TransplantRun) {
  const { tournament, environment, generation, queue, signal, onSpent } = run;
  const { config, survey, seed } = tournament;
  return Promise.all(
    run.origins.map(async ({ champion }: Origin) => {
      const { id, life } = champion;
      const asked = environment.niches.map(({ name }) => ({ individual: champion, niche: name }));
      const expressed = await senseElsewhere(run, { seed, generation }, asked, onSpent);
      const phenotypes = expressed.map((one, at) => {
        if ('cause' in one) throw new Error(`${id} in niche ${asked[at].niche}: ${one.cause}`);
        return one.individual.phenotype;
      });
      const scores = await queue.submit(
        {
          kind: 'evaluate',
          part: 'test',
          symbols: config.evaluation.testSymbols,
          architecture: champion.phenotype.architecture,
          members: environment.niches.map(({ name }, at) => {
            return { id, niche: name, weights: life.weights, gates: phenotypes[at].gates };
          }),
          vocabulary: survey.vocabulary,
          texts: textsIn(config, environment),
        },
        { signal, onSpent },
      );
      return { scores, architecture: computedTogether(phenotypes) };
    }),
  );
}
