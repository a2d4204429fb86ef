import type { JobHandlers } from './jobs/job';
import type { Vote } from './records';
import { Stopped } from './run-tournament';
import { ARENA } from './testing/arena';
import { fakeHandlers } from './testing/handlers';
import { inProcess, world } from './testing/world';

const arena = ARENA;
const config = { arena, fitness: { kind: 'rating', use: 'estimate' } } as const;

it('opens an arena in each niche, rates everyone who lives there, and closes the generation with it', async () => {
  const { run, store, events } = await world({ config });
  expect((await run(inProcess())).status).toBe('finished');
  const generations = await store.generations('spec');
  for (const { niches, voteCut } of generations) {
    expect(niches.map((niche) => niche.arena?.battles)).toEqual([1, 1]);
    expect(voteCut).toBe(0);
  }
  for (const individual of await store.individuals('spec', 0)) {
    expect(individual.rating).toMatchObject({ competitor: individual.id, niche: individual.niche });
    expect(individual.rating?.generation).toBe(individual.diedGeneration ?? 3);
  }
  const types = events.map(({ type }) => type).filter((type) => /^arena|^generation/.test(type));
  const ofGeneration = ['generation.opened', 'arena.opened', 'arena.opened', 'arena.rated', 'arena.rated'];
  expect(types).toEqual(Array.from({ length: 4 }, () => [...ofGeneration, 'generation.closed']).flat());
  const opened = await store.arenas('spec', 2);
  expect(opened.map(({ niche, prompts }) => [niche, prompts.length])).toEqual([
    ['moby', 2],
    ['sotu', 2],
  ]);
  expect(opened[0].samples).toHaveLength(2 * (6 + 1)); // the fake n-gram writes too
});

it('lets the better rated live on, not the better evaluated', async () => {
  const { run, store } = await world({ config });
  await run(inProcess());
  const everyone = await store.individuals('spec', 0);
  const second = everyone.filter(({ generation, diedGeneration }) => generation === 0 && (diedGeneration ?? 9) > 0);
  for (const elite of second) {
    const rivals = everyone.filter((one) => one.generation === 0 && one.niche === elite.niche && one.id !== elite.id);
    const rated = await ratingsOf(store, 0);
    for (const rival of rivals) expect(rated.get(elite.id)!).toBeGreaterThan(rated.get(rival.id)!);
  }
  expect(second).toHaveLength(2);
});

/** As the fake judge rates them. */
async function ratingsOf(store: Awaited<ReturnType<typeof world>>['store'], generation: number) {
  const { judge } = fakeHandlers();
  const arenas = await store.arenas('spec', generation);
  const judged = await Promise.all(
    arenas.map(({ niche, samples }) =>
      judge(
        {
          kind: 'judge',
          seed: 7,
          generation,
          niche,
          texts: [],
          settings: arena,
          samples,
          tastes: null,
          inherited: null,
          lossNats: {},
          votes: [],
          past: [],
        },
        { report: () => undefined, yieldToEventLoop: async () => undefined },
      ),
    ),
  );
  return new Map(judged.flatMap(({ ratings }) => ratings.map(({ competitor, nats }) => [competitor, nats] as const)));
}

it('hashes ratings with the lineage, and leaves it as it was where there is no arena', async () => {
  const plain = (await (await world()).run(inProcess())).lineageHash;
  const unselecting = await (await world({ config: { arena } })).run(inProcess());
  expect(unselecting.lineageHash).not.toBe(plain);
  expect((await (await world({ config: { arena } })).run(inProcess())).lineageHash).toBe(unselecting.lineageHash);
});

it('judges the texts of an arena that was opened before a stop, to the same lineage hash', async () => {
  const whole = (await (await world({ config })).run(inProcess())).lineageHash;
  for (const kind of ['set-prompts', 'write', 'judge'] as const) {
    const { run, store } = await world({ config });
    const stop = new AbortController();
    let left = 3;
    const handlers = fakeHandlers();
    const stopping = async (...given: [never, never]) => {
      if (--left === 0) stop.abort(new Stopped('paused', 'by the spec'));
      return handlers[kind](...given);
    };
    const paused = await run(inProcess({ ...handlers, [kind]: stopping } as JobHandlers), stop.signal);
    expect(paused.status).toBe('paused');
    const texts = await store.arenas('spec', paused.generation);
    expect(await run(inProcess())).toMatchObject({ status: 'finished', lineageHash: whole });
    if (texts.length > 0) expect(await store.arenas('spec', paused.generation)).toEqual(texts);
  }
});

it('counts votes, and keeps the number of the last that could count', async () => {
  const favourite = 'spec-0-4';
  const votes: Vote[] = ['spec-0-0', 'spec-0-1', 'WB-2'].map((second, at) => ({
    seq: 10 + at,
    voter: `v${at}`,
    generation: 0,
    niche: 'moby',
    prompt: 0,
    first: favourite,
    second,
    outcome: 'first',
  }));
  const { run, store } = await world({ config, votes: { votesFor: async () => ({ votes, cut: 12 }) } });
  await run(inProcess());
  const elder = (await store.individuals('spec', 0)).find(({ id }) => id === favourite);
  expect(elder?.diedGeneration).toBeNull();
  const [first] = await store.generations('spec');
  expect([first.voteCut, first.niches[0].arena?.votes, first.niches[1].arena?.votes]).toEqual([12, 3, 0]);
});
