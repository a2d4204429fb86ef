/** What passes from life to life in each mode of heredity, as the conductor asks it of workers. */
import { donorsIn } from '#evolution';
import type { TrainingMember, TrainJob } from './jobs/job';
import type { Life } from './records';
import { fakeHandlers } from './testing/handlers';
import { HEREDITY, inProcess, scrambled, world } from './testing/world';

type Mode = 'lamarckian' | 'baldwinian' | 'darwinian';

async function lived(weights: Mode, queueOf = inProcess) {
  const fake = fakeHandlers();
  const jobs: TrainJob[] = [];
  const train: typeof fake.train = (job, context) => (jobs.push(job), fake.train(job, context));
  const { run, store } = await world({ config: { heredity: { ...HEREDITY, weights, weightStep: 0.2 } } });
  const { lineageHash } = await run(queueOf({ ...fake, train }));
  const lives = new Map<string, Life>();
  for (const generation of [0, 1, 2, 3]) {
    for (const { id, life } of await store.lives('spec', generation)) lives.set(`${id} ${generation}`, life);
  }
  const individuals = new Map((await store.individuals('spec', 0)).map((one) => [one.id, one]));
  const asked = jobs.flatMap(({ generation, members, weightStep }) =>
    members.map((member) => ({ generation, member, weightStep })),
  );
  const isBorn = ({ generation, member }: (typeof asked)[number]) => member.birth.generation === generation;
  return {
    lineageHash,
    lives,
    individuals,
    asked,
    children: asked.filter((one) => isBorn(one) && individuals.get(one.member.id)!.parents.length > 0),
    survivors: asked.filter((one) => !isBorn(one)),
  };
}

/** What a file of a donor is, as it was when the generation before closed. */
function given(
  { lives, individuals }: Awaited<ReturnType<typeof lived>>,
  generation: number,
  { id, donors }: TrainingMember,
) {
  const [parent] = donorsIn(individuals.get(id)!.parents);
  const life = lives.get(`${parent.id} ${generation - 1}`)!;
  return { file: donors[0].weights, life, weightShare: parent.weightShare };
}

/** Where no weights of parents suit, there are none. */
const inherits = ({ member }: { member: TrainingMember }): boolean => member.donors.length > 0;

it('lamarckian: children start from the trained weights of their donors, and nobody keeps what it was born with', async () => {
  const all = await lived('lamarckian');
  expect(all.children.filter(inherits).length).toBeGreaterThan(10);
  for (const { generation, member, weightStep } of all.children.filter(inherits)) {
    const { file, life } = given(all, generation, member);
    expect([file, weightStep]).toEqual([life.weights, null]);
  }
  expect(new Set([...all.lives.values()].map(({ birthWeights }) => birthWeights))).toEqual(new Set([null]));
});

it('baldwinian: from the weights that donors were born with, which mutate; fitness is still that of the trained', async () => {
  const all = await lived('baldwinian');
  expect(all.children.filter(inherits).length).toBeGreaterThan(10);
  for (const { generation, member, weightStep } of all.children.filter(inherits)) {
    const { file, life, weightShare } = given(all, generation, member);
    expect([file, weightStep, weightShare]).toEqual([life.birthWeights, 0.2, 1]);
    expect(life.birthWeights).not.toBe(life.weights);
    expect(member.donors.map(({ optimizerState }) => optimizerState)).toEqual([null]);
    expect(all.lives.get(`${member.id} ${generation}`)!.birthWeights).not.toBe(file);
  }
});

it('darwinian: from fresh ones, and no parent has a share of weights', async () => {
  const { children, individuals } = await lived('darwinian');
  for (const { member } of children) {
    expect(member.donors).toEqual([]);
    expect(donorsIn(individuals.get(member.id)!.parents)).toEqual([]);
  }
});

it.each(['lamarckian', 'baldwinian', 'darwinian'] as const)(
  '%s: who lives on goes on from its own trained weights',
  async (mode) => {
    const { survivors, lives } = await lived(mode);
    expect(survivors.length).toBeGreaterThan(3);
    for (const { generation, member } of survivors) {
      const [before, now] = [generation - 1, generation].map((at) => lives.get(`${member.id} ${at}`)!);
      expect(member.donors.map(({ weights }) => weights)).toEqual([before.weights]);
      expect(now.birthWeights).toBe(before.birthWeights); // once and for all
    }
  },
);

it('is in the lineage hash, whatever the order of work', async () => {
  const hashes = new Map<Mode, string | null>();
  for (const mode of ['lamarckian', 'baldwinian', 'darwinian'] as const) {
    const { lineageHash } = await lived(mode);
    expect((await lived(mode, scrambled)).lineageHash).toBe(lineageHash);
    hashes.set(mode, lineageHash);
  }
  expect(new Set(hashes.values()).size).toBe(3);
});
