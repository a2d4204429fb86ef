/** Lives that go on: who lives on trains again. */
import { donorsIn } from '#evolution';
import type { TrainJob, TrainingMember } from './jobs/job';
import type { Outcome } from './records';
import { Stopped } from './run-tournament';
import { fakeHandlers } from './testing/handlers';
import { BREEDING, HEREDITY, inProcess, world } from './testing/world';

const livesOn = ({ birth }: TrainingMember, { generation }: TrainJob): boolean => birth.generation < generation;

/** Workers that tell of each member they train, and may make something else of it. */
function workers(change: (outcome: Outcome, member: TrainingMember, job: TrainJob) => Outcome = (outcome) => outcome) {
  const handlers = fakeHandlers();
  const trained: { readonly member: TrainingMember; readonly job: TrainJob }[] = [];
  const queue = inProcess({
    ...handlers,
    train: async (job, context) => {
      trained.push(...job.members.map((member) => ({ member, job })));
      const outcomes = await handlers.train(job, context);
      return outcomes.map((outcome, at) => ({
        ...change(outcome, job.members[at], job),
        flops: outcome.flops,
        tokens: outcome.tokens,
      }));
    },
  });
  return { queue, trained };
}

it('trains everyone who lives in each generation, survivors from their own weights, children from those of the generation before', async () => {
  const { run, store, events } = await world();
  const { queue, trained } = workers();
  const { tokensTrained } = await run(queue);
  const everyone = await store.individuals('spec', 0);
  let [lives, survivors] = [0, 0];
  for (let generation = 0; generation < 4; generation++) {
    const living = everyone.filter((one) => one.generation <= generation && (one.diedGeneration ?? 9) >= generation);
    const lived = await store.lives('spec', generation);
    expect(lived.map(({ id }) => id)).toEqual(living.map(({ id }) => id));
    lives += lived.length;
    const before = new Map((await store.lives('spec', generation - 1)).map(({ id, life }) => [id, life.weights]));
    for (const { member, job } of trained.filter(({ job }) => job.generation === generation)) {
      const individual = living.find(({ id }) => id === member.id)!;
      const from = livesOn(member, job) ? [member.id] : donorsIn(individual.parents).map(({ id }) => id);
      expect(member.donors.map(({ weights }) => weights)).toEqual(from.map((id) => before.get(id)));
      if (livesOn(member, job)) survivors++;
    }
  }
  expect(survivors).toBeGreaterThan(3);
  expect(tokensTrained).toBe(1000 * lives);
  expect(events.filter(({ type }) => type === 'individual.trained')).toHaveLength(lives);
  expect(everyone.every(({ life, diedGeneration }) => life?.generation === (diedGeneration ?? 3))).toBe(true);
});

it('leaves survivors as they are where the config says so', async () => {
  const { run, store } = await world({ config: { heredity: { ...HEREDITY, survivorsTrain: false } } });
  const { queue, trained } = workers();
  await run(queue);
  expect(trained.some(({ member, job }) => livesOn(member, job))).toBe(false);
  for (const { generation, life } of await store.individuals('spec', 0)) expect(life?.generation).toBe(generation);
});

it('undoes the training of a survivor that diverges: it stays as it was, and its life says why', async () => {
  const { run, store, events } = await world();
  const cause = 'training loss is NaN at step 3';
  const { queue } = workers((outcome, member, job) =>
    livesOn(member, job) ? { id: outcome.id, viable: false, cause } : outcome,
  );
  expect((await run(queue)).status).toBe('finished');
  const elders = (await store.individuals('spec', 0)).filter(({ generation, life }) => life!.generation > generation);
  expect(elders.length).toBeGreaterThan(1);
  for (const { id, generation, life, status } of elders) {
    const first = (await store.lives('spec', generation)).find((one) => one.id === id)!.life;
    const undone = { cause, lossCurve: [], birthNats: null, inheritedFraction: 1, generation: life!.generation };
    expect(life).toMatchObject({ ...undone, weights: first.weights, validation: first.validation });
    expect(life!.tokensTrained).toBeGreaterThan(0);
    expect(status).toBe('trained');
    const told = events.filter(({ type, data }) => type === 'individual.trained' && (data as { id: string }).id === id);
    expect(told.at(-1)?.data).toMatchObject({ cause, generation: life!.generation });
  }
});

it('lets survivors live on where the program of their group fails, which its newborns do not', async () => {
  const { run, store } = await world();
  const { queue } = workers((outcome, member, job) => {
    if (job.generation === 2) throw new Error('a gradient is missing');
    return outcome;
  });
  await run(queue);
  const lived = await store.lives('spec', 2);
  expect(lived.length).toBeGreaterThan(0);
  for (const { life } of lived) {
    expect(life).toMatchObject({ cause: 'train failed: a gradient is missing', tokensTrained: 0 });
  }
  expect((await store.born('spec', 2)).every(({ status }) => status === 'nonviable')).toBe(true);
});

it('trains nobody twice in a generation when it goes on from where it was stopped', async () => {
  const { run } = await world();
  const stop = new AbortController();
  const { queue, trained } = workers((outcome, member, job) => {
    if (livesOn(member, job)) stop.abort(new Stopped('paused', 'by the spec'));
    return outcome;
  });
  expect((await run(queue, stop.signal)).status).toBe('paused');
  const again = workers();
  await run(again.queue);
  const names = [...trained, ...again.trained].map(({ member, job }) => `${member.id} in ${job.generation}`);
  expect(trained.some(({ member, job }) => livesOn(member, job))).toBe(true);
  expect(new Set(names).size).toBeGreaterThan(40);
  expect(names).toHaveLength(new Set(names).size);
});

it('gives children fresh weights under darwinian heredity: parents give genes alone, and survivors go on from their own', async () => {
  const breeding = { ...BREEDING, donors: { scheme: 'foster' as const } };
  const { run, store } = await world({ config: { breeding, heredity: { ...HEREDITY, weights: 'darwinian' } } });
  const { queue, trained } = workers();
  await run(queue);
  const children = (await store.individuals('spec', 0)).flatMap(({ parents }) => parents);
  expect(children.length).toBeGreaterThan(20);
  expect(children.every(({ weightShare, role }) => weightShare === 0 && role !== 'weights')).toBe(true);
  for (const { member, job } of trained) expect(member.donors).toHaveLength(livesOn(member, job) ? 1 : 0);
});

it('tells workers which part of all that a lineage trains for a generation is, so that learning rates fall by what it spends', async () => {
  const points = [
    { at: 0, value: 0.25 },
    { at: 2, value: 0.75 },
  ];
  const { run } = await world({
    config: {
      heredity: { ...HEREDITY, schedule: 'tournament' },
      budget: { trainingFlops: 1e11, maximumParameters: 1e6, memoryMiB: 4096 },
      environment: [{ set: 'budget', course: 'steps', points }],
    },
  });
  const { queue, trained } = workers();
  await run(queue);
  expect(new Map(trained.map(({ job }) => [job.generation, job.stretch]))).toEqual(
    new Map([
      [0, { from: 0, to: 0.125 }],
      [1, { from: 0.125, to: 0.25 }],
      [2, { from: 0.25, to: 0.625 }],
      [3, { from: 0.625, to: 1 }],
    ]),
  );
});
