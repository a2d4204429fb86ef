import { sum } from '#base';
import type { Progress } from '#contracts';
import type { FitnessConfig } from '#evolution';
import { byNames } from '#metrics';
import { living } from './living';
import type { JobOf } from './jobs/job';
import type { Individual, Tournament } from './records';
import { ARENA } from './testing/arena';
import { fakeHandlers } from './testing/handlers';
import { inProcess, world } from './testing/world';
import { TournamentHash } from './tournament-hash';

const rating = ({ rating }: Individual): number => rating!.nats;
const bits = ({ life }: Individual): number => life!.validation.bitsPerCharacter;
const highest = (some: readonly Individual[], of: (one: Individual) => number): Individual =>
  some.reduce((best, next) => (of(next) > of(best) ? next : best));

async function ended(fitness: FitnessConfig) {
  const progress: Progress[] = [];
  const { run, store } = await world({
    config: { arena: ARENA, fitness },
    progress: (report) => void progress.push(report),
  });
  const { champion, champions } = await run(inProcess());
  const generations = await store.generations('spec');
  const alive = living(await store.individuals('spec', 0));
  const { metrics } = byNames(await store.metrics('spec', 3));
  return { champion, champions, last: generations[3].niches, metrics, alive, progress: progress.at(-1)! };
}

it.each<[FitnessConfig, (one: Individual) => number]>([
  [{ kind: 'rating', use: 'estimate' }, rating],
  [{ kind: 'cross-entropy' }, (one) => -bits(one)],
])('elects of each niche the fittest of the living by %j, the best of its last generation', async (fitness, of) => {
  const { champion, champions, last, metrics, alive } = await ended(fitness);
  for (const { niche, best } of last) {
    const fittest = highest(
      alive.filter((one) => one.niche === niche),
      of,
    );
    expect(best).toEqual({ id: fittest.id });
    expect(metrics.bestBitsPerCharacter[niche]).toBe(bits(fittest));
    expect(champions.find((each) => each.niche === niche)?.id).toBe(fittest.id);
  }
  expect(champions).toContainEqual(champion);
});

it('by rating, elects others than by cross-entropy, and tells of them as it goes', async () => {
  const { champions, alive, progress } = await ended({ kind: 'rating', use: 'estimate' });
  const lowest = champions.map(({ niche }) =>
    highest(
      alive.filter((one) => one.niche === niche),
      (one) => -bits(one),
    ),
  );
  expect(champions.map(({ id }) => id)).not.toEqual(lowest.map(({ id }) => id));
  expect(Object.values(progress.bestBitsPerCharacter)).not.toEqual(lowest.map(bits));
});

it('mixes all who live in a niche into its community, told with its end and hashed', async () => {
  const end = async (members: 'none' | 'models' | 'models-and-n-grams') => {
    const asked: JobOf<'mix'>[] = [];
    const handlers = fakeHandlers();
    const evaluation = {
      validationSymbols: 4096,
      testSymbols: 4096,
      atBirth: true,
      formerText: false,
      persistence: null,
      probes: false,
      community: { members, generationSymbols: 0 },
    };
    const { run, store, events } = await world({ config: { evaluation } });
    const { communities, lineageHash } = await run(
      inProcess({
        ...handlers,
        mix: (job, context) => {
          asked.push(job);
          return handlers.mix(job, context);
        },
      }),
    );
    return { asked, communities, lineageHash, last: events.at(-1)!, alive: living(await store.individuals('spec', 3)) };
  };
  const { asked, communities, last, alive } = await end('models');
  expect(communities.map(({ niche }) => niche)).toEqual(['moby', 'sotu']);
  expect(last).toMatchObject({ type: 'tournament.finished', data: { communities } });
  for (const { niche, members, parameters } of communities) {
    const here = alive.filter((one) => one.niche === niche && one.life);
    expect(members.map(({ name }) => name)).toEqual(here.map(({ id }) => id));
    expect(parameters).toBe(sum(here.map((one) => one.parameters)));
  }
  expect(asked.map(({ nGrams }) => nGrams)).toEqual([false, false]);
  expect((await end('models-and-n-grams')).asked.map(({ nGrams }) => nGrams)).toEqual([true, true]);
  expect(await end('none')).toMatchObject({ asked: [], communities: [] });
});

it('a lineage hash without communities is what it was before there were any', () => {
  const hashOf = (communities: Tournament['communities']) => {
    const config = {} as Tournament['config'];
    const hash = new TournamentHash({
      id: 'spec',
      seed: 1,
      forkOf: null,
      config,
      survey: { vocabulary: [], characters: {} },
    });
    return hash.digest({ baselines: {}, champion: null, champions: [], communities, tested: [], compute: [] });
  };
  expect(hashOf([])).toBe('543f634e487bac7b9b52776d72799c9316b99978b3892c5ced7d8166ab88c0f6');
  expect(hashOf([{ niche: 'moby' } as Tournament['communities'][number]])).not.toBe(hashOf([]));
});
