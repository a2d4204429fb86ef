import { sum } from '#base';
import { donorsIn } from '#evolution';
import { evaluationFlops } from './compute-costs';
import { plannedEnvironment } from './environments';
import type { SoupJob } from './jobs/mixture-jobs';
import type { TrainJob } from './jobs/job';
import { fakeHandlers } from './testing/handlers';
import { BREEDING, HEREDITY, inProcess, scrambled, world } from './testing/world';

type Scheme = 'average' | 'greedy-soup' | 'slerp';
async function lived(
  scheme: Scheme,
  { weights = 'lamarckian' as 'lamarckian' | 'darwinian', queueOf = inProcess } = {},
) {
  const soups: SoupJob[] = [];
  const trainings: TrainJob[] = [];
  const fake = fakeHandlers();
  const handlers: typeof fake = {
    ...fake,
    soup: (job, context) => (soups.push(job), fake.soup(job, context)),
    train: (job, context) => (trainings.push(job), fake.train(job, context)),
  };
  const breeding = { ...BREEDING, donors: { scheme, size: 3 }, mutationRate: 0 };
  // one architecture alone, so that there are kin
  const searchSpace = { family: { values: ['gru'] }, width: { values: [32] }, depth: { values: [1] }, context: { values: [16] }, embedding: { values: [16] } }; // prettier-ignore
  const { run, store } = await world({ config: { breeding, searchSpace, heredity: { ...HEREDITY, weights } } });
  const tournament = await run(queueOf(handlers));
  const compute = (await Promise.all([0, 1, 2, 3].map((generation) => store.compute('spec', generation)))).flat();
  return { tournament, soups, trainings, individuals: await store.individuals('spec', 0), spent: compute.filter(({ kind }) => kind === 'soup') }; // prettier-ignore
}

it('lets workers choose among candidates, and a child has those who are kept as its donors, in the pedigree too', async () => {
  const { tournament, soups, trainings, individuals, spent } = await lived('greedy-soup');
  expect(soups.length).toBeGreaterThan(0);
  const children = individuals.filter(({ parents }) => parents.length > 0);
  for (const { members } of soups) {
    const kept = members.filter((_, at) => at % 2 === 0).map(({ id }) => id); // as the fake handler says
    const dropped = members.filter((_, at) => at % 2 === 1).map(({ id }) => id);
    const own = children.filter(({ parents }) => donorsIn(parents).map(({ id }) => id).sort().join() === [...kept].sort().join()); // prettier-ignore
    expect(own.length).toBeGreaterThan(0);
    for (const { id, parents } of own) {
      expect(sum(parents.map(({ weightShare }) => weightShare))).toBeCloseTo(1, 12);
      expect(parents.filter(({ role, weightShare }) => role === 'weights' && weightShare === 0)).toEqual([]);
      const { donors } = trainings.flatMap(({ members: group }) => group).find((member) => member.id === id)!;
      expect(donors.map(({ share }) => share)).toEqual(kept.map(() => 1 / kept.length));
      expect(donorsIn(parents).filter((donor) => dropped.includes(donor.id))).toEqual([]);
    }
  }
  const flops = sum(
    soups.map(({ niche, members: [{ architecture }, ...others] }) => {
      return (
        others.length *
        evaluationFlops(
          { ...tournament, environment: plannedEnvironment(tournament.config, 0) },
          architecture,
          niche,
          'validation',
          4096,
        )
      );
    }),
  );
  expect(sum(spent.map((work) => work.flops)) / flops).toBeCloseTo(1, 12);
});

it('is the same whatever the order of work', async () => {
  const [one, other] = [await lived('greedy-soup'), await lived('greedy-soup', { queueOf: scrambled })];
  expect(other.tournament.lineageHash).toBe(one.tournament.lineageHash);
});

it('chooses nothing of plain averages, nor where weights do not pass on', async () => {
  for (const { soups, spent } of [await lived('average'), await lived('greedy-soup', { weights: 'darwinian' })]) {
    expect([soups, spent]).toEqual([[], []]);
  }
});

it('says how weights are blended', async () => {
  const blendingOf = async (scheme: Scheme) => new Set((await lived(scheme)).trainings.map(({ blending }) => blending));
  expect([await blendingOf('slerp'), await blendingOf('average')]).toEqual([
    new Set(['spherical']),
    new Set(['linear']),
  ]);
});
