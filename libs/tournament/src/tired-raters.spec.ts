/** Raters who tire of what is common: made of the metrics of the generation before, whatever the order of results, wherever it was stopped, and in a fork. */
import { FEATURE_NAMES, type TasteGenes } from '#arena';
import { byNames, SEEN_METRICS } from '#metrics';
import type { JudgeJob } from './jobs/arena-jobs';
import { panelOf } from './jobs/panel-of';
import { tastesIn } from './rater-state';
import { redQueensOf } from './red-queen';
import { Stopped } from './run-tournament';
import { ARENA } from './testing/every-scheme';
import { fakeHandlers } from './testing/handlers';
import { inProcess, scrambled, tournament, world } from './testing/world';
import type { TournamentStore } from './tournament-store.port';

const HABITUATION = { strength: 2, memory: 0.75 };
const config = {
  arena: { ...ARENA!, habituation: HABITUATION },
  fitness: { kind: 'rating', use: 'estimate' },
} as const;
const begin = () => world({ config });

async function seen(store: TournamentStore, id: string, generation: number, niche: string) {
  const { metrics } = byNames(await store.metrics(id, generation));
  return SEEN_METRICS.map(({ name }) => metrics[name]?.[niche]);
}

/** Tastes with which battles were judged, by generation and niche. */
function watched() {
  const judged = new Map<string, readonly TasteGenes[] | null>();
  const handlers = fakeHandlers();
  const judge: typeof handlers.judge = (job, context) => {
    judged.set(`${job.generation} ${job.niche}`, job.tastes);
    return handlers.judge(job, context);
  };
  return { judged, queue: inProcess({ ...handlers, judge }) };
}

it('remembers how common styles were in battles lately, and takes it off the tastes of the next generation', async () => {
  const { run, store } = await begin();
  const { judged, queue } = watched();
  expect(await run(queue)).toMatchObject({ status: 'finished', reason: null });
  // of the fake judge
  const own = (generation: number) => FEATURE_NAMES.map((_, at) => Math.cos(generation + at));
  const first = own(0).map((now) => 0.25 * now);
  expect(await seen(store, 'spec', 0, 'moby')).toEqual(first);
  expect(await seen(store, 'spec', 1, 'moby')).toEqual(own(1).map((now, at) => 0.75 * first[at] + 0.25 * now));
  expect(judged.get('0 moby')).toBeNull();
  const { seed } = tournament;
  const drifted = panelOf(seed, 1, ARENA!.panel, null);
  expect(judged.get('1 moby')).toEqual(
    drifted.map(({ weights, rationality }) =>
      FEATURE_NAMES.map((name, at) => (weights[name] ?? 0) * rationality - 2 * first[at]),
    ),
  );
  const [view] = await redQueensOf((await store.find('spec'))!, ['moby'], store, inProcess());
  expect(view.rates[0][1]).toBe(judged.get('1 moby')![0][0]);
});

it('has the same hash in any order, and wherever it was stopped', async () => {
  const { lineageHash } = await (await begin()).run(inProcess());
  expect((await (await begin()).run(scrambled())).lineageHash).toBe(lineageHash);
  for (const left of [1, 3, 6]) {
    const { run } = await begin();
    const stop = new AbortController();
    const handlers = fakeHandlers();
    let judgements = left;
    const judge: typeof handlers.judge = (job, context) => {
      if (--judgements === 0) stop.abort(new Stopped('paused', 'by the spec'));
      return handlers.judge(job, context);
    };
    await run(inProcess({ ...handlers, judge }), stop.signal);
    expect(await run(inProcess())).toMatchObject({ status: 'finished', lineageHash });
  }
});

it('goes on in a fork from what was seen in its source', async () => {
  const { run, store } = await begin();
  await run(inProcess());
  const forkedFrom = { id: 'spec', generation: 1 };
  const fork = await world({ id: 'fork', store, config, forkedFrom });
  const { judged, queue } = watched();
  await fork.run(queue);
  const before = await seen(store, 'spec', 1, 'sotu');
  expect(await seen(store, 'fork', 1, 'sotu')).toEqual(before);
  const [rater] = panelOf(tournament.seed, 2, ARENA!.panel, null);
  expect(judged.get('2 sotu')![0][0]).toBe((rater.weights.fluency ?? 0) * rater.rationality - 2 * before[0]);
});

it('is not told where raters do not tire', async () => {
  const { run, store } = await world({ config: { ...config, arena: ARENA } });
  const { judged, queue } = watched();
  await run(queue);
  expect((await seen(store, 'spec', 1, 'moby')).every((own) => own === undefined)).toBe(true);
  expect([...judged.values()].every((tastes) => tastes === null)).toBe(true);
});

it('selects raters by the tastes that they inherited, tired or not, and none where tastes do not evolve', async () => {
  const coevolution = { survivors: 3, contestants: 2, crossoverRate: 0.5, mutationRate: 0.5, mutationScale: 0.5 };
  for (const evolves of [true, false]) {
    const arena = { ...config.arena, coevolution: evolves ? coevolution : null };
    const { run, store } = await world({ config: { ...config, arena } });
    const jobs: JudgeJob[] = [];
    const handlers = fakeHandlers();
    const judge: typeof handlers.judge = (job, context) => {
      jobs.push(job);
      return handlers.judge(job, context);
    };
    expect(await run(inProcess({ ...handlers, judge }))).toMatchObject({ status: 'finished', reason: null });
    for (const { generation, tastes, inherited } of jobs) {
      expect(inherited).toEqual(tastesIn(await store.schemeState('spec', generation)));
      expect(inherited === null).toBe(!evolves);
      if (generation > 0) expect(tastes).not.toEqual(inherited);
    }
    const { metrics } = byNames(await store.metrics('spec', 1));
    const bits = Object.values(metrics.tellingBits ?? {});
    const genes = jobs.find(({ generation }) => generation === 1)!.inherited ?? [];
    expect(bits).toEqual(genes.map(([fluency]) => 1 + Math.abs(fluency)));
  }
});
