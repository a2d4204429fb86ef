import { sum } from '#base';
import { evaluationFlops } from './compute-costs';
import { plannedEnvironment } from './environments';
import type { AmbiguityJob } from './jobs/mixture-jobs';
import { fakeHandlers } from './testing/handlers';
import { inProcess, world } from './testing/world';

async function lived(community: { members: 'none' | 'models'; generationSymbols: number }) {
  const asked: AmbiguityJob[] = [];
  const handlers = fakeHandlers({ stillborn: [1] });
  const ambiguity: typeof handlers.ambiguity = (job, context) => {
    asked.push(job);
    return handlers.ambiguity(job, context);
  };
  const evaluation = {
    validationSymbols: 4096,
    testSymbols: 4096,
    atBirth: true,
    formerText: false,
    persistence: null,
    probes: false,
    community,
  };
  const { run, store } = await world({ config: { evaluation } });
  const tournament = await run(inProcess({ ...handlers, ambiguity }));
  const of = async <Item>(read: (generation: number) => Promise<readonly Item[]>) =>
    (await Promise.all([0, 1, 2, 3].map(read))).flat();
  const compute = await of((generation) => store.compute('spec', generation));
  return {
    tournament,
    asked,
    compute: compute.filter(({ kind }) => kind === 'ambiguity'),
    metrics: (await of((generation) => store.metrics('spec', generation))).filter(({ name }) =>
      /ixture|mbig/.test(name),
    ),
  };
}

it('measures the viable of each niche in each generation, and counts what that takes', async () => {
  const { tournament, asked, compute, metrics } = await lived({ members: 'models', generationSymbols: 1024 });
  expect(asked.map(({ niche }) => niche)).toEqual([0, 1, 2, 3].flatMap(() => ['moby', 'sotu']));
  const flops = asked.map(({ niche, members, symbols }) =>
    sum(
      members.map((one) =>
        evaluationFlops(
          { ...tournament, environment: plannedEnvironment(tournament.config, 0) },
          one.architecture,
          niche,
          'validation',
          symbols,
        ),
      ),
    ),
  );
  expect(asked[0].members).toHaveLength(5); // of six one was never viable
  compute.forEach((work, at) => expect(work.flops).toBeCloseTo(flops[2 * at] + flops[2 * at + 1], 0));
  expect(compute.map(({ generation }) => generation)).toEqual([0, 1, 2, 3]);
  const first = metrics.filter(({ generation, subject }) => generation === 0 && subject === 'moby');
  expect(Object.fromEntries(first.map(({ name, value }) => [name, value]))).toEqual({
    mixtureBitsPerCharacter: 2.5,
    ambiguityBits: 0.5,
    fittedMixtureBitsPerCharacter: 2.5,
    fittedAmbiguityBits: 0.5,
  });
});

it.each([
  { members: 'none', generationSymbols: 1024 },
  { members: 'models', generationSymbols: 0 },
] as const)('measures nothing with %j', async (community) => {
  const { asked, compute, metrics } = await lived(community);
  expect([asked, compute, metrics]).toEqual([[], [], []]);
});
