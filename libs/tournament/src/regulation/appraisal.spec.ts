/** Appraisal through the conductor: kept with lives, inherited by children, paid for, and the same wherever a run was stopped. */
import { factorsOf } from '#regulation';
import type { JobHandlers, JobOf } from '../jobs/job';
import { isTrained } from '../living';
import { appraisalOf, planLife } from '../plan-life';
import { type JobDeaths, keptDeaths } from '../job-deaths';
import { Stopped } from '../run-tournament';
import { fakeHandlers } from '../testing/handlers';
import { REGULATION } from '../testing/regulation';
import { BREEDING, inProcess, scrambled, world } from '../testing/world';

const APPRAISAL = {
  candidates: 16,
  rounds: 2,
  symbols: 128,
  texts: 'present' as const,
  winner: 'best' as const,
  rates: { strength: 0.3 },
};
const NOTHING = { motif: 0, promoter: 0, strength: 0, step: 0, duplication: 0, loss: 0, inversion: 0, translocation: 0, recombination: 0 }; // prettier-ignore
const begin = (own: Partial<typeof REGULATION> = {}, deaths?: (generation: number) => Promise<JobDeaths>) =>
  world({
    ...(deaths && { deaths }),
    config: {
      regulation: { ...REGULATION, appraisal: APPRAISAL, ...own },
      breeding: { ...BREEDING, replacement: { scheme: 'steady-state', births: 2 } },
    },
  });

/** Handlers that keep the jobs, of which those fail that `fails` says. */
function spying(fails: (job: JobOf<'appraise'>) => boolean = () => false) {
  const [handlers, jobs] = [fakeHandlers(), [] as JobOf<'appraise'>[]];
  const appraise: JobHandlers['appraise'] = async (job, context) => {
    jobs.push(job);
    if (fails(job)) throw new Error('by the spec');
    return handlers.appraise(job, context);
  };
  return { handlers: { ...handlers, appraise }, jobs };
}

it('is of each life, with what was sensed in it and the marks that it left; nothing of one whose job fails', async () => {
  const { run, store } = await begin();
  const { handlers, jobs } = spying(({ birth }) => birth.slot === 0);
  expect(await run(inProcess(handlers))).toMatchObject({ status: 'finished' });
  const trained = (await store.individuals('spec', 0)).filter(isTrained);
  for (const { generation: born, slot, life, regulation } of trained) {
    const own = life.regulation!;
    const asked = jobs.filter(({ birth }) => birth.generation === born && birth.slot === slot);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.at(-1)).toMatchObject({ generation: life.generation, weights: life.weights });
    expect(asked.at(-1)!.places.map(({ signals }) => signals)).toEqual([own.signals]);
    expect(asked.at(-1)!.settings.rates).toEqual({ ...REGULATION.rates, strength: 0.3 });
    expect(asked.at(-1)!.regulation).toEqual({ ...regulation, marks: own.marks });
    expect(own.appraised === null).toBe(slot === 0);
  }
});

it('of one whose job failed is repeated by a replay where it would not fail', async () => {
  const original = await begin();
  const { lineageHash } = await original.run(inProcess(spying(({ birth }) => birth.slot === 0).handlers));
  const deaths = (generation: number) => keptDeaths(original.store, 'spec', generation);
  expect((await deaths(0)).appraise.size).toBeGreaterThan(0);
  const replayed = await begin({}, deaths);
  expect((await replayed.run(inProcess())).lineageHash).toBe(lineageHash);
  expect((await (await begin()).run(inProcess())).lineageHash).not.toBe(lineageHash);
});

it('hands on what was chosen, and to nobody but children', async () => {
  const { run, store } = await begin({ rates: { ...NOTHING, strength: 0.2, step: 0.1 } });
  const { handlers } = spying();
  const still: JobHandlers['appraise'] = async (job, context) => {
    const { appraised, flops } = await handlers.appraise(job, context);
    return { appraised: { ...appraised!, genes: appraised!.genes.map((gene) => (gene.kind === 'factor' ? { ...gene, effect: 7.5 } : gene)) }, flops }; // prettier-ignore
  };
  await run(inProcess({ ...handlers, appraise: still }));
  const all = await store.individuals('spec', 0);
  const share = (generation: (own: number) => boolean): number => {
    const effects = all.filter((one) => generation(one.generation)).flatMap(({ regulation }) => factorsOf(regulation!).map(({ effect }) => effect)); // prettier-ignore
    return effects.filter((effect) => effect === 7.5).length / effects.length;
  };
  expect(share((own) => own === 0)).toBe(0);
  expect(share((own) => own > 0)).toBeGreaterThan(0.6); // a fifth of them mutates at birth
});

it('is paid for by the life that it follows, as a kind of its own, and by nobody without it', async () => {
  const { run, store } = await begin();
  const { handlers } = spying(({ birth }) => birth.slot === 0);
  const steps = new Map<string, number>();
  const train: JobHandlers['train'] = (job, context) => {
    for (const { id } of job.members) steps.set(`${id} ${job.generation}`, job.steps);
    return handlers.train(job, context);
  };
  await run(inProcess({ ...handlers, train }));
  const { config, survey } = (await store.find('spec'))!;
  const lived = (await store.individuals('spec', 0, 0)).filter(isTrained);
  const [failed, other] = [lived.find(({ slot }) => slot === 0)!, lived.find(({ slot }) => slot === 1)!];
  const rows = (await store.compute('spec', 0)).filter(({ kind }) => kind === 'appraisal');
  const flopsOf = (id: string) => rows.find(({ individual }) => individual === id)!.flops;
  expect(flopsOf(other.id)).toBe(3e5); // as its job said
  const planned = appraisalOf(failed.phenotype, survey.vocabulary.length, config);
  expect(planned).toBeGreaterThan(0);
  expect(flopsOf(failed.id)).toBe(planned);
  const { trainingFlops } = config.budget;
  const taken = factorsOf(failed.regulation!).length * config.regulation!.factorCost * trainingFlops + planned;
  const budget = { ...config.budget, trainingFlops: trainingFlops - taken };
  expect(steps.get(`${failed.id} 0`)).toBe(planLife(failed.phenotype, survey.vocabulary.length, budget).steps);
  const without = await begin({ appraisal: 'off' });
  expect(await without.run(inProcess(spying(() => true).handlers))).toMatchObject({ status: 'finished' });
  const kinds = (await without.store.compute('spec', 0)).map(({ kind }) => kind);
  expect(kinds).not.toContain('appraisal');
});

it('is the same in whatever order results come, and wherever a run was stopped', async () => {
  const finished = await (await begin()).run(inProcess());
  const whole = finished.lineageHash;
  expect([finished.status, (await (await begin({ appraisal: { ...APPRAISAL, rounds: 3 } })).run(inProcess())).lineageHash]).not.toContain(whole); // prettier-ignore
  expect((await (await begin()).run(scrambled())).lineageHash).toBe(whole);
  for (const after of [1, 12]) {
    const { run } = await begin();
    const stop = new AbortController();
    let left = after;
    const { handlers } = spying();
    const appraise: JobHandlers['appraise'] = (job, context) => {
      if (--left === 0) stop.abort(new Stopped('paused', 'by a spec'));
      stop.signal.throwIfAborted();
      return handlers.appraise(job, context);
    };
    await run(inProcess({ ...handlers, appraise }), stop.signal);
    expect((await run(inProcess())).lineageHash).toBe(whole);
  }
});

const every = 2;
/** Appraised on both texts of a niche that changes between two. */
const beginOnBoth = (deaths?: (generation: number) => Promise<JobDeaths>) =>
  world({
    ...(deaths && { deaths }),
    config: {
      regulation: {
        ...REGULATION,
        cue: { ...REGULATION.cue, reliability: 1 },
        appraisal: { ...APPRAISAL, texts: 'both' },
      },
      environment: [{ set: 'corpus', niche: 'sotu', course: 'cycle', values: ['sotu', 'other'], every }] as never,
      corpora: [{ name: 'other', sha256: 'c'.repeat(64) }],
    },
  });

it('comes to nothing where the text before is not sensed, and a replay in which it would be repeats that', async () => {
  const handlers = fakeHandlers();
  const sense: JobHandlers['sense'] = async (job, context) => {
    if (job.members.length === 1 && job.members[0].birth.slot === 7) throw new Error('by the spec');
    return handlers.sense(job, context);
  };
  const original = await beginOnBoth();
  const { lineageHash, status } = await original.run(inProcess({ ...handlers, sense }));
  expect(status).toBe('finished');
  const trained = (await original.store.individuals('spec', 0)).filter(isTrained);
  const shifted = trained.filter(({ niche, life }) => niche === 'sotu' && life.generation >= every);
  expect(shifted.some(({ slot }) => slot === 7)).toBe(true);
  for (const { slot, life } of shifted) expect(life.regulation!.appraised === null).toBe(slot === 7);
  const replayed = await beginOnBoth((generation) => keptDeaths(original.store, 'spec', generation));
  expect((await replayed.run(inProcess())).lineageHash).toBe(lineageHash);
});

it('is on the text before the last shift too where that is asked for, by a cue of it', async () => {
  const { run, store } = await beginOnBoth();
  const { handlers, jobs } = spying();
  const sensed: JobOf<'sense'>[] = [];
  const sense: JobHandlers['sense'] = (job, context) => {
    sensed.push(job);
    return handlers.sense(job, context);
  };
  expect(await run(inProcess({ ...handlers, sense }))).toMatchObject({ status: 'finished', reason: null });
  const trained = (await store.individuals('spec', 0)).filter(isTrained);
  // drawn as in the last generation that lived on it, so that of two cues either can be wrong alone
  const cues = sensed.flatMap(({ generation, members }) => members.map(({ text }) => [generation, text!.sha256[0]]));
  const inSotu = cues.filter(([, text]) => text !== 'a').map(([generation, text]) => [Number(generation), text]);
  expect(inSotu).toEqual(inSotu.map(([at]) => [at, Number(at) % (2 * every) < every ? 'b' : 'c']));
  const placesOf = (shifted: boolean) =>
    trained.flatMap(({ generation: born, slot, niche, life }) => {
      if ((niche === 'sotu' && life.generation >= every) !== shifted) return [];
      const asked = jobs.find((job) => job.generation === life.generation && job.birth.generation === born && job.birth.slot === slot); // prettier-ignore
      return asked ? [asked.places] : [];
    });
  expect(placesOf(false).map(({ length }) => length)).toEqual(placesOf(false).map(() => 1));
  expect(placesOf(true).length).toBeGreaterThan(0);
  for (const [own, former, ...others] of placesOf(true)) {
    expect(former.text.sha256).not.toBe(own.text.sha256);
    expect(former.signals.slice(0, 4)).not.toEqual(own.signals.slice(0, 4));
    expect(former.signals.slice(4)).toEqual(own.signals.slice(4));
    expect(others).toEqual([]);
  }
});
