import { DEFAULT_PANEL } from '#arena';
import type { Progress } from '#contracts';
import type { FitnessConfig } from '#evolution';
import { byNames } from '#metrics';
import type { TournamentConfig } from './config';
import { living } from './living';
import type { Individual } from './records';
import { inProcess, world } from './testing/world';

const arena: TournamentConfig['arena'] = {
  panel: DEFAULT_PANEL,
  prompts: 2,
  promptCharacters: 20,
  sampleCharacters: 200,
  rounds: 3,
  pairing: 'active',
  judges: 1,
  voteWeight: 1,
  votingSeconds: 0,
  ratings: { lengthControlled: false, clusterBy: 'rater' },
};

const rating = ({ rating }: Individual): number => rating!.nats;
const bits = ({ life }: Individual): number => life!.validation.bitsPerCharacter;
const highest = (some: readonly Individual[], of: (one: Individual) => number): Individual =>
  some.reduce((best, next) => (of(next) > of(best) ? next : best));

async function ended(fitness: FitnessConfig) {
  const progress: Progress[] = [];
  const { run, store } = await world({ config: { arena, fitness }, progress: (report) => void progress.push(report) });
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
