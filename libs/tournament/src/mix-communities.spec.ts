import { sum } from '#base';
import { evaluationFlops } from './compute-costs';
import { plannedEnvironment } from './environments';
import type { JobOf } from './jobs/job';
import type { Trained } from './living';
import { mixCommunities } from './mix-communities';
import { mostSymbols } from './most-symbols';
import type { OpenRun } from './run';
import { newbornOf } from './testing/individuals';
import { tournament } from './testing/world';

it.each([
  ['models', 5],
  ['models-and-n-grams', 5 + 6],
] as const)('fits %s on no more symbols than can be scored at a time, and counts no more', async (members, scored) => {
  const evaluation = {
    ...tournament.config.evaluation,
    validationSymbols: 10_000_000,
    community: { members, generationSymbols: 0 },
  };
  const long = {
    ...tournament,
    config: { ...tournament.config, evaluation },
    survey: { ...tournament.survey, characters: { moby: 1e9, sotu: 1e9 } },
  };
  const alive = [0, 1, 2, 3, 4].map((slot) => ({ ...newbornOf({ slot }), life: { weights: 'w' } }) as Trained);
  const asked: JobOf<'mix'>[] = [];
  const queue = { submit: async (job: JobOf<'mix'>) => (asked.push(job), null) };
  const environment = plannedEnvironment(long.config, 0);
  const run = { tournament: long, environment, queue } as unknown as OpenRun;
  const { communities, compute } = await mixCommunities(run, alive);

  const most = mostSymbols(scored);
  expect(most).toBeLessThan(evaluation.validationSymbols);
  expect(asked.map(({ niche, validationSymbols }) => [niche, validationSymbols])).toEqual([['moby', most]]);
  const costs = (part: 'validation' | 'test', symbols: number) =>
    sum(
      alive.map(({ phenotype }) =>
        evaluationFlops({ ...long, environment }, phenotype.architecture, 'moby', part, symbols),
      ),
    );
  expect(compute.map(({ kind, flops }) => [kind, flops])).toEqual([
    ['community', costs('validation', most) + costs('test', evaluation.testSymbols)],
  ]);
  expect(communities).toEqual([]); // it came to nothing, and counts
});
