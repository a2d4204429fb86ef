/** Every scheme that a config can name: the same lineage hash whatever the order of results, and wherever it was stopped. */
import type { TournamentConfig } from './config';
import type { JobHandlers } from './jobs/job';
import { Stopped } from './run-tournament';
import { BREEDINGS, configWith, SUITED } from './testing/every-scheme';
import { fakeHandlers } from './testing/handlers';
import { BREEDING, inProcess, scrambled, world } from './testing/world';

/** Whether a deme without a viable member is founded anew, and by cross-entropy. */
const canBeFounded = ({ selection, migration }: Partial<TournamentConfig['breeding']>): boolean =>
  !(selection && selection.scheme in SUITED) && (migration?.scheme ?? 'none') === 'none';

test.each(BREEDINGS)('%j', async (change) => {
  const config = configWith(change);
  const begin = () => world({ config });
  const { run, store } = await begin();
  const whole = await run(inProcess());
  expect(whole).toMatchObject({ status: 'finished', reason: null });
  const reordered = await (await begin()).run(scrambled());
  expect(reordered.lineageHash).toBe(whole.lineageHash);
  if (change.replacement?.scheme !== 'survivors-only') expect((await store.born('spec', 3)).length).toBeGreaterThan(0);
  for (const trained of [1, 3]) {
    const resumed = await stopped(await begin(), trained);
    expect(resumed).toMatchObject({ status: 'finished', lineageHash: whole.lineageHash });
  }
});

test.each(BREEDINGS.filter(canBeFounded))(
  '%j: a deme that dies out again and again is founded anew, and the other goes on',
  async (change) => {
    const { run, store } = await world({ config: { generations: 3, breeding: { ...BREEDING, ...change } } });
    const finished = await run(inProcess(fakeHandlers({ stillborn: [0, 1, 2, 3, 4, 5] })));
    expect(finished).toMatchObject({ status: 'finished', champions: [{ niche: 'sotu' }] });
    const born = (await store.born('spec', 2)).filter(({ niche }) => niche === 'moby');
    expect(born.map(({ parents }) => parents)).toEqual(Array(6).fill([]));
  },
);

test('a deme that dies out again and again is recolonised by migration, wherever it was stopped', async () => {
  const migration = { scheme: 'ring', rate: 0.1 } as const;
  const begin = () => world({ config: { generations: 3, breeding: { ...BREEDING, migration } } });
  const dying = () => fakeHandlers({ stillborn: [0, 1, 2, 3, 4, 5] });
  const { run, store } = await begin();
  const { lineageHash } = await run(inProcess(dying()));
  const born = (await store.born('spec', 2)).filter(({ niche }) => niche === 'moby');
  const natives = [...(await store.born('spec', 0)), ...(await store.born('spec', 1))]
    .filter(({ niche }) => niche === 'sotu')
    .map(({ id }) => id);
  expect(born).toHaveLength(6);
  for (const { parents } of born) {
    expect(natives).toContain(parents[0]?.id);
    for (const { id } of parents) expect(natives).toContain(id);
  }
  expect(await stopped(await begin(), 2, dying)).toMatchObject({ status: 'finished', lineageHash });
});

/** Stopped as a training group begins, and resumed. */
async function stopped({ run }: Awaited<ReturnType<typeof world>>, groups: number, handled = fakeHandlers) {
  const stop = new AbortController();
  let left = groups;
  const handlers = handled();
  const train: JobHandlers['train'] = (job, context) => {
    if (--left === 0) stop.abort(new Stopped('paused', 'by the spec'));
    return handlers.train(job, context);
  };
  await run(inProcess({ ...handlers, train }), stop.signal);
  return run(inProcess(handled()));
}

it('remembers, and the hash covers it: novelty fills its archive generation by generation', async () => {
  const shaping = { scheme: 'novelty', neighbours: 2, archive: 5, added: 2 } as const;
  const { run, store } = await world({ config: { breeding: { ...BREEDING, shaping } } });
  await run(inProcess());
  const states = await Promise.all([0, 1, 2, 3].map((generation) => store.schemeState('spec', generation)));
  const sizes = states.map((state) => (state as { shaping: unknown[][] }).shaping.map((archive) => archive.length));
  expect(sizes).toEqual([[0, 0], [2, 2], [4, 4], [5, 5]]); // prettier-ignore
});

it('remembers rates of groups: the best stay as they are, and a deme that died out has them still', async () => {
  const selfAdaptation = { scheme: 'group-elite', groups: 2, share: 0.5, factor: 2 } as const;
  const { run, store } = await world({ config: { breeding: { ...BREEDING, selfAdaptation } } });
  await run(inProcess(fakeHandlers({ stillborn: [0, 1, 2, 3, 4, 5] })));
  const states = await Promise.all([0, 1, 2, 3].map((generation) => store.schemeState('spec', generation)));
  const rates = states.map((state) =>
    (state as { groupRates: { rate: number }[][] }).groupRates.map((groups) => groups.map(({ rate }) => rate)),
  );
  const [dying, living] = [0, 1].map((deme) => rates.map((ofDemes) => ofDemes[deme]));
  expect(dying).toEqual(Array(4).fill([0.1, 0.4].map((rate) => expect.closeTo(rate, 12))));
  expect(living.slice(0, 2)).toEqual(dying.slice(0, 2));
  for (const generation of [2, 3]) expect(living[generation - 1]).toContain(living[generation][0]);
  expect(living[2][1]).not.toBe(living[1][1]);
});
