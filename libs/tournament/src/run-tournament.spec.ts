import { mean, sum } from '#base';
import { DEFAULT_SEARCH_SPACE } from '#genome';
import { geneDiversity } from '#lineage';
import { byNames } from '#metrics';
import type { JobHandlers } from './jobs/job';
import { Stopped } from './run-tournament';
import { fakeHandlers } from './testing/handlers';
import { inProcess, scrambled, world } from './testing/world';
import { CorruptTextError } from './text-store.port';
import { CorruptWeightsError } from './weight-store.port';
import { JobFailedError, WorkersLostError, type WorkQueue } from './work-queue.port';

it('finishes with a champion in each niche, an evaluation on the test part, and an improvement over generation 0', async () => {
  const { run, store, events } = await world();
  const finished = await run(inProcess());
  expect(finished).toMatchObject({ status: 'finished', generation: 3, reason: null });
  expect(finished.champions.map(({ niche }) => niche)).toEqual(['moby', 'sotu']);
  expect(finished.lineageHash).toMatch(/^[0-9a-f]{64}$/);
  const generations = await store.generations('spec');
  expect(generations.map(({ generation }) => generation)).toEqual([0, 1, 2, 3]);
  for (const { generation } of generations) expect(await store.schemeState('spec', generation)).toEqual({});
  const improvement = async (generation: number) => {
    return (await store.metrics('spec', generation)).filter(({ name }) => name === 'improvementNats');
  };
  for (const { value, standardError } of await improvement(3))
    expect(value).toBeGreaterThan(2 * (standardError ?? NaN));
  expect((await improvement(0)).map(({ value }) => value)).toEqual([0, 0]);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(events[events.length - 1].type).toBe('tournament.finished');
});

it('keeps the population at its carrying capacity, and kills whom selection drops', async () => {
  const { run, store, events } = await world();
  await run(inProcess());
  const everyone = await store.individuals('spec', 0);
  for (let generation = 0; generation < 4; generation++) {
    const lived = everyone.filter((one) => one.generation <= generation && (one.diedGeneration ?? 9) >= generation);
    expect(lived.filter(({ niche }) => niche === 'moby')).toHaveLength(6);
    expect(lived.filter(({ niche }) => niche === 'sotu')).toHaveLength(5);
  }
  const deaths = events.filter(({ type }) => type === 'individual.died');
  expect(deaths).toHaveLength(everyone.filter(({ diedGeneration }) => diedGeneration !== null).length);
});

it('lets demes share a niche: each keeps its capacity and mates among itself, and all have one champion', async () => {
  const demes = [
    { name: 'north', capacity: 4 },
    { name: 'south', capacity: 5 },
  ];
  const { run, store, events } = await world({
    config: { niches: [{ name: 'moby', corpus: 'moby', sha256: 'a'.repeat(64), demes }] },
  });
  const { champions } = await run(inProcess());
  expect(champions.map(({ niche }) => niche)).toEqual(['moby']);
  const everyone = await store.individuals('spec', 0);
  const demeOf = new Map(everyone.map(({ id, deme }) => [id, deme]));
  const lived = everyone.filter(({ diedGeneration }) => (diedGeneration ?? 9) >= 3);
  expect(lived.map(({ deme }) => deme).sort()).toEqual([...Array(4).fill('north'), ...Array(5).fill('south')]);
  const pairs = everyone.flatMap(({ deme, parents }) => parents.map(({ id }) => [deme, demeOf.get(id)]));
  expect(pairs.length).toBeGreaterThan(20);
  for (const [child, parent] of pairs) expect(parent).toBe(child);
  expect(new Set(everyone.map(({ niche }) => niche))).toEqual(new Set(['moby']));
  const births = events.flatMap((event) => (event.type === 'individual.born' ? [event.data.deme] : []));
  expect(births).toEqual(everyone.map(({ deme }) => deme));
  expect(['north', 'south']).toContain(champions[0].deme);
  const { metrics } = byNames(await store.metrics('spec', 0));
  const founders = everyone.filter(({ generation }) => generation === 0);
  const { withinBits, betweenBits } = geneDiversity(founders, DEFAULT_SEARCH_SPACE);
  expect([metrics.withinDemesBits.all, metrics.betweenDemesBits.all]).toEqual([withinBits, betweenBits]);
  expect(betweenBits).not.toBe(0);
});

it('gives the fitter the children: parents have a lower cross-entropy than those who have none', async () => {
  const { run, store } = await world();
  await run(inProcess());
  const everyone = await store.born('spec', 0);
  const children = (await store.individuals('spec', 0)).filter(({ generation }) => generation === 1);
  const isParent = (id: string): boolean => children.some(({ parents }) => parents.some((parent) => parent.id === id));
  const nats = (parent: boolean): number => {
    const some = everyone.filter(({ id }) => isParent(id) === parent);
    return some.reduce((sum, { life }) => sum + (life?.validation.nats ?? NaN), 0) / some.length;
  };
  expect(nats(true)).toBeLessThan(nats(false));
});

it('gives the same lineage hash whatever the order of results, and another for another seed', async () => {
  const hashes = await Promise.all(
    [inProcess(), scrambled(fakeHandlers())].map(async (queue) => (await (await world()).run(queue)).lineageHash),
  );
  expect(hashes[0]).toBe(hashes[1]);
  const other = await (await world({ seed: 8 })).run(inProcess());
  expect(other.lineageHash).not.toBe(hashes[0]);
});

it('goes on from wherever it was stopped to the same lineage hash', async () => {
  const whole = (await (await world()).run(inProcess())).lineageHash;
  for (let jobs = 1; jobs < 40; jobs += 5) {
    const { run, events } = await world();
    const stop = new AbortController();
    let left = jobs;
    const handlers = fakeHandlers();
    const train: JobHandlers['train'] = (job, context) => {
      if (--left === 0) stop.abort(new Stopped('paused', 'by the spec'));
      return handlers.train(job, context);
    };
    const stopped = await run(inProcess({ ...handlers, train }), stop.signal);
    if (left <= 0) expect(stopped).toMatchObject({ status: 'paused', reason: 'by the spec' });
    const resumed = stopped.status === 'finished' ? stopped : await run(inProcess());
    expect(resumed).toMatchObject({ status: 'finished', reason: null, lineageHash: whole });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  }
});

it('keeps the non-viable with their cause, gives them no children, and goes on', async () => {
  const { run, store } = await world();
  expect((await run(inProcess(fakeHandlers({ stillborn: [0, 3] })))).status).toBe('finished');
  const everyone = await store.individuals('spec', 0);
  const stillborn = everyone.filter(({ status }) => status === 'nonviable');
  expect(stillborn.length).toBeGreaterThan(0);
  for (const { id, cause, generation, diedGeneration } of stillborn) {
    expect(cause).toMatch('NaN');
    expect(diedGeneration).toBe(generation);
    expect(everyone.some(({ parents }) => parents.some((parent) => parent.id === id))).toBe(false);
  }
});

it('founds a niche anew when nobody in it is viable', async () => {
  const { run, store } = await world({ config: { generations: 2 } });
  await run(inProcess(fakeHandlers({ stillborn: Array.from({ length: 11 }, (_, slot) => slot) })));
  const second = (await store.individuals('spec', 0)).filter(({ generation }) => generation === 1);
  expect(second).toHaveLength(11);
  expect(second.every(({ parents }) => parents.length === 0)).toBe(true);
});

it('takes a training group whose program fails for non-viable', async () => {
  const { run, store } = await world({ config: { generations: 1 } });
  const train: JobHandlers['train'] = async (job, context) => {
    if (job.members.some(({ birth }) => birth.slot === 2)) throw new Error('a gradient is missing');
    return fakeHandlers().train(job, context);
  };
  expect((await run(inProcess({ ...fakeHandlers(), train }))).status).toBe('finished');
  const failed = (await store.individuals('spec', 0)).find(({ slot }) => slot === 2);
  expect(failed).toMatchObject({ status: 'nonviable', cause: 'train failed: a gradient is missing' });
});

it('pauses and says why when its workers are lost, and can be resumed', async () => {
  const { run } = await world();
  const lost: WorkQueue = {
    submit: (job, options) =>
      job.kind === 'train'
        ? Promise.reject(new WorkersLostError(job, 3, 'disk full'))
        : inProcess().submit(job, options),
  };
  expect(await run(lost)).toMatchObject({ status: 'paused', reason: expect.stringContaining('disk full') });
  expect((await run(inProcess())).status).toBe('finished');
});

it("pauses and says why when a donor's weights are corrupt, kills no newborn for it, and can be resumed", async () => {
  const { run, store } = await world();
  const train: JobHandlers['train'] = async (job, context) => {
    const donor = job.members.flatMap(({ donors }) => donors)[0];
    if (donor) throw new CorruptWeightsError(`weights/${donor.weights}.safetensors`, 'is missing');
    return fakeHandlers().train(job, context);
  };
  const paused = await run(inProcess({ ...fakeHandlers(), train }));
  expect(paused).toMatchObject({ status: 'paused', generation: 1 });
  expect(paused.reason).toMatch(/^weights file weights\/[0-9a-f]{64}\.safetensors is missing; put it back/);
  expect((await store.individuals('spec', 0)).some(({ status }) => status === 'nonviable')).toBe(false);
  const whole = (await (await world()).run(inProcess())).lineageHash;
  expect(await run(inProcess())).toMatchObject({ status: 'finished', lineageHash: whole });
});

it("pauses and says why when a niche's text is damaged, blames no newborn for it, and can be resumed", async () => {
  const { run, store } = await world();
  const train: JobHandlers['train'] = async () => {
    throw new CorruptTextError('corpora/a.txt', 'is not what was stored');
  };
  const paused = await run(inProcess({ ...fakeHandlers(), train }));
  expect(paused).toMatchObject({ status: 'paused', reason: expect.stringContaining('corpora/a.txt is not what') });
  expect((await store.individuals('spec', 0)).every(({ status }) => status === 'born')).toBe(true);
  expect((await run(inProcess())).status).toBe('finished');
});

it('fails with the reason when a job that is no life fails', async () => {
  const { run } = await world();
  const broken: WorkQueue = {
    submit: (job, options) =>
      job.kind === 'baselines' ? Promise.reject(new JobFailedError(job, 'no text')) : inProcess().submit(job, options),
  };
  expect(await run(broken)).toMatchObject({ status: 'failed', reason: 'baselines failed: no text' });
});

it('keeps the metrics of each generation, and tells of those that are not of individuals as it closes', async () => {
  const { run, store, events } = await world();
  await run(inProcess());
  for (let generation = 0; generation < 4; generation++) {
    const values = await store.metrics('spec', generation);
    const closed = events.find((event) => event.type === 'generation.closed' && event.data.generation === generation);
    expect(closed?.data).toMatchObject(byNames(values));
    const valueOf = (name: string, subject = 'all') =>
      values.find((each) => each.name === name && each.subject === subject)?.value;
    const born = (await store.individuals('spec', 0)).filter((each) => each.generation === generation);
    expect(valueOf('births')).toBe(born.length);
    expect(valueOf('founders')).toBe(generation === 0 ? 11 : 0);
    expect(valueOf('survivors')).toBe(generation === 0 ? 0 : 2);
    expect((valueOf('selectionIntensity') ?? NaN) > 0).toBe(generation > 0);
    expect(valueOf('population', 'moby')).toBe(6);
    const soFar = (await store.individuals('spec', 0)).filter((each) => each.generation <= generation);
    expect(valueOf('individualsBorn')).toBe(soFar.length);
  }
});

it('splits the change of each deme by the Price equation, to 1e-9, and goes on with the pedigree that it had', async () => {
  const { run, store } = await world({ config: { generations: 6 } });
  await run(inProcess(fakeHandlers({ stillborn: [3] })));
  const demeOf = new Map((await store.individuals('spec', 0)).map(({ id, deme }) => [id, deme]));
  const meanNats = async (generation: number, deme: string): Promise<number> => {
    const lived = (await store.lives('spec', generation)).filter(({ id }) => demeOf.get(id) === deme);
    return mean(lived.map(({ life }) => life.validation.nats));
  };
  const drift: number[] = [];
  for (let generation = 1; generation < 6; generation++) {
    const { metrics } = byNames(await store.metrics('spec', generation));
    for (const deme of ['moby', 'sotu']) {
      const terms = ['priceSelectionNats', 'priceTransmissionNats', 'priceFoundersNats'].map(
        (name) => metrics[name][deme],
      );
      expect(Math.abs(sum(terms) - metrics.meanChangeNats[deme])).toBeLessThan(1e-9);
      const change = (await meanNats(generation, deme)) - (await meanNats(generation - 1, deme));
      expect(metrics.meanChangeNats[deme]).toBeCloseTo(change, 12);
      const parts = ['priceMutationNats', 'priceRecombinationNats', 'priceDonorNats', 'priceLearningNats'].map(
        (name) => metrics[name][deme],
      );
      expect(Math.abs(sum(parts) - metrics.priceTransmissionNats[deme])).toBeLessThan(1e-9);
      expect(metrics.priceLearningNats[deme]).toBeLessThan(0);
      drift.push(1 / metrics.effectiveSize[deme]);
    }
  }
  // of one generation it may be more than they are
  expect(1 / mean(drift)).toBeLessThan(6);
});

it('keeps no metrics but those that it is told to, and hashes what it keeps', async () => {
  const kept = async (generation: number) => new Set(generation === 1 ? ['births', 'viable'] : ['births']);
  const [all, few, same] = [await world(), await world({ metrics: kept }), await world({ metrics: kept })];
  const hashes = [];
  for (const { run } of [all, few, same]) hashes.push((await run(inProcess())).lineageHash);
  expect((await few.store.metrics('spec', 1)).map(({ name }) => name)).toEqual(['births', 'viable', 'viable']);
  expect((await few.store.metrics('spec', 2)).map(({ name }) => name)).toEqual(['births']);
  expect(hashes[1]).toBe(hashes[2]);
  expect(hashes[0]).not.toBe(hashes[1]);
});

it('refuses individuals over budget before any is allocated', async () => {
  const { run, store } = await world({
    config: { generations: 1, budget: { trainingFlops: 1e11, maximumParameters: 9000, memoryMiB: 4096 } },
  });
  const trained: number[] = [];
  const train: JobHandlers['train'] = (job, context) => {
    trained.push(...job.members.map(({ birth }) => birth.slot));
    return fakeHandlers().train(job, context);
  };
  await run(inProcess({ ...fakeHandlers(), train }));
  for (const { slot, parameters, status, cause } of await store.individuals('spec', 0)) {
    expect(trained.includes(slot)).toBe(parameters <= 9000);
    expect(status).toBe(parameters <= 9000 ? 'trained' : 'nonviable');
    if (parameters > 9000) expect(cause).toBe(`over budget: ${parameters} parameters, more than 9000`);
  }
});
