/** Regulation through the conductor: inherited, sensed, kept, and the same wherever a run was stopped. */
import { geneParents } from '#evolution';
import { moduleIds } from '#model';
import { factorsOf, moduleGates, modulesOf, networkModules } from '#regulation';
import type { JobHandlers } from '../jobs/job';
import { planLife } from '../plan-life';
import type { Individual } from '../records';
import { Stopped } from '../run-tournament';
import { fakeHandlers } from '../testing/handlers';
import { REGULATION } from '../testing/regulation';
import { BREEDING, HEREDITY, inProcess, scrambled, tournament, world } from '../testing/world';

type Config = typeof tournament.config;

const regulation = REGULATION;
const begin = (config: Partial<Config> = {}) => world({ config: { regulation, ...config } });

async function livesOf(config: Partial<Config> = {}) {
  const { run, store } = await begin(config);
  const finished = await run(inProcess());
  expect(finished).toMatchObject({ status: 'finished', reason: null });
  return { finished, individuals: await store.individuals('spec', 0) };
}

it('is left out of individuals, lives and hashes where a config has none', async () => {
  const { run, store } = await world();
  await run(inProcess());
  for (const one of await store.individuals('spec', 0)) {
    expect([Object.keys(one), Object.keys(one.life ?? {})]).not.toContainEqual(expect.arrayContaining(['regulation']));
  }
});

it('gives founders modules and factors that align, and children those of their parents', async () => {
  const { individuals } = await livesOf();
  const [founder, other] = individuals;
  const ids = (one: Individual): string[] => one.regulation!.genes.map(({ id }) => id);
  expect(ids(founder)).toEqual(['m0', 'f0', 'm1', 'f1', 'm2', 'f2', 'm3']);
  expect(ids(other)).toEqual(ids(founder));
  expect(modulesOf(other.regulation!)[0].promoter).not.toBe(modulesOf(founder.regulation!)[0].promoter);
  const born = individuals.filter(({ generation }) => generation > 0);
  for (const { regulation: own } of born) {
    expect(factorsOf(own!).length).toBeLessThanOrEqual(6);
    const names = ids({ regulation: own } as Individual);
    expect(new Set(names).size).toBe(names.length);
  }
  const news = born.flatMap(({ generation, regulation: own }) =>
    own!.genes.filter(({ id }) => id.startsWith(`${generation}-`)),
  );
  expect(news.length).toBeGreaterThan(0);
  for (const { parentId } of news) expect(parentId).toMatch(/^[fm]\d|^\d+-\d+-\d+$/);
});

it('names the parent of each gene, a duplicate by what it is a copy of, and nobody of founders and of who has one parent', async () => {
  const rates = { ...regulation.rates, motif: 0, promoter: 0, strength: 0, recombination: 0.5, loss: 0.05 };
  const { individuals } = await livesOf({ regulation: { ...regulation, rates } });
  const known = new Map(individuals.map((one) => [one.id, one]));
  const given = { primary: 0, secondary: 0, copies: 0 };
  for (const { generation, slot, parents, regulation: own } of individuals) {
    const couple = geneParents(parents).map(({ id }) => known.get(id)!.regulation!);
    expect('fromSecondary' in own!).toBe(couple.length === 2);
    if (couple.length < 2) continue;
    for (const { id, parentId, ...gene } of own!.genes) {
      const giver = own!.fromSecondary!.includes(id) ? 'secondary' : 'primary';
      const isCopy = id.startsWith(`${generation}-${slot}-`);
      const { genes } = couple[giver === 'primary' ? 0 : 1];
      expect(genes.find((one) => one.id === (isCopy ? parentId : id))).toMatchObject(gene); // nothing mutates
      given[isCopy ? 'copies' : giver]++;
    }
  }
  expect(Math.min(...Object.values(given))).toBeGreaterThan(5);
});

it('keeps with each life what was sensed and expressed, of each module', async () => {
  const { individuals } = await livesOf();
  const cues = new Set<string>();
  for (const { life, regulation: own, niche } of individuals) {
    if (!life) continue;
    const { expression, signals, cueOf, marks } = life.regulation!;
    expect(expression).toHaveLength(modulesOf(own!).length);
    for (const each of expression) expect(each >= 0 && each <= 1).toBe(true);
    expect(signals).toHaveLength(8);
    expect(Object.keys(marks!)).toEqual(modulesOf(own!).map(({ id }) => id));
    cues.add(`${niche} hears of ${cueOf}`);
  }
  expect(cues.size).toBe(4); // half of the cues are of the other text
});

it('hears of its own text alone where cues can be relied on', async () => {
  const { individuals } = await livesOf({
    regulation: { ...regulation, cue: { ...regulation.cue, reliability: 1 } },
  });
  for (const { life, niche } of individuals) if (life) expect(life.regulation!.cueOf).toBe(niche);
});

it('passes marks on as weights', async () => {
  const marked = (individuals: readonly Individual[]): number =>
    individuals.filter(({ regulation: own }) =>
      Object.values(own!.marks!).some(({ methylation }) => /[12]/.test(methylation)),
    ).length;
  const deep = {
    ...regulation!,
    chromatin: { ...(regulation!.chromatin as object), deNovo: 0.5, reset: 0.001 } as never,
  };
  const [lamarckian, baldwinian, darwinian] = await Promise.all(
    (['lamarckian', 'baldwinian', 'darwinian'] as const).map((weights) =>
      livesOf({ regulation: deep, heredity: { ...HEREDITY, weights } }),
    ),
  );
  expect(marked(lamarckian.individuals)).toBeGreaterThan(5);
  expect([marked(baldwinian.individuals), marked(darwinian.individuals)]).toEqual([0, 0]);
});

it.each([
  ['sensed', {}],
  ['shuffled', { cue: { ...REGULATION.cue, of: 'shuffled' as const } }],
  ['blind', { expression: 'blind' as const }],
  ['told', { expression: 'told' as const, chromatin: 'off' as const }],
])('%s, it is the same in whatever order results come, and wherever a run was stopped', async (_, change) => {
  const replacement = { scheme: 'steady-state', births: 2 } as const;
  const config = { breeding: { ...BREEDING, replacement }, regulation: { ...regulation, ...change } };
  const whole = (await livesOf(config)).finished.lineageHash;
  expect((await (await begin(config)).run(scrambled())).lineageHash).toBe(whole);
  for (const groups of [1, 4, 9]) {
    const { run } = await begin(config);
    const stop = new AbortController();
    await run(inProcess(stoppingAt(groups, stop)), stop.signal);
    expect((await run(inProcess())).lineageHash).toBe(whole);
  }
});

function stoppingAt(groups: number, stop: AbortController): JobHandlers {
  const handlers = fakeHandlers();
  let left = groups;
  return {
    ...handlers,
    train: async (job, context) => {
      if (--left === 0) stop.abort(new Stopped('paused', 'by a spec'));
      stop.signal.throwIfAborted();
      return handlers.train(job, context);
    },
  };
}

it('opens modules by what was expressed: in jobs, in those who live on, and in no hash of who was born', async () => {
  const { run, store } = await begin();
  const handlers = fakeHandlers();
  let silent = 0;
  await run(
    inProcess({
      ...handlers,
      train: (job, context) => {
        for (const { architecture, gates } of job.members) {
          expect(gates).toHaveLength(moduleIds(architecture!).length);
          expect(moduleIds(job.architecture).length).toBeGreaterThanOrEqual(gates!.filter((gate) => gate > 0).length);
          silent += gates!.filter((gate) => gate === 0).length;
        }
        return handlers.train(job, context);
      },
    }),
  );
  expect(silent).toBeGreaterThan(0);
  for (const { phenotype, regulation: own, life } of await store.individuals('spec', 0)) {
    expect(moduleIds(phenotype.architecture)).toEqual(networkModules(own!));
    if (life) expect(phenotype.gates).toEqual(moduleGates(own!, life.regulation!.expression));
  }
});

it('moves hyperparameters between their bounds, and takes what factors cost off the budget', async () => {
  const own = {
    ...regulation,
    hyperparameters: ['learningRate' as const],
    factorCost: 0.01,
    chromatin: 'off' as const,
  };
  const { run, store } = await begin({ regulation: own });
  const handlers = fakeHandlers();
  const rates: number[] = [];
  const steps = new Map<string, number>();
  await run(
    inProcess({
      ...handlers,
      train: (job, context) => {
        rates.push(...job.members.map(({ hyperparameters }) => hyperparameters.learningRate));
        for (const { id } of job.members) steps.set(id, job.steps);
        return handlers.train(job, context);
      },
    }),
  );
  const individuals = await store.individuals('spec', 0);
  const genes = individuals.map(({ phenotype }) => phenotype.hyperparameters.learningRate);
  expect(rates.filter((rate) => !genes.includes(rate)).length).toBeGreaterThan(rates.length / 2);
  for (const { id, phenotype } of individuals) {
    const { factors, ...free } = phenotype;
    if (!steps.has(id) || phenotype.gates === undefined) continue;
    const whole = planLife(free, 4, tournament.config.budget).steps;
    expect(Math.abs(steps.get(id)! - whole * (1 - 0.01 * factors!))).toBeLessThanOrEqual(1);
  }
});

it('raises acetylation by what modules were worth in a life, and tells jobs of which modules others are copies', async () => {
  const chromatin = { ...(regulation.chromatin as Exclude<typeof regulation.chromatin, 'off'>), worthSymbols: 300 };
  const { run, store } = await begin({ regulation: { ...regulation, chromatin } });
  const handlers = fakeHandlers();
  const copies = new Set<string>();
  await run(
    inProcess({
      ...handlers,
      train: async (job, context) => {
        expect(job.worthSymbols).toBe(300);
        for (const { origins } of job.members) for (const [id, origin] of Object.entries(origins!)) copies.add(`${id} ${origin}`); // prettier-ignore
        const outcomes = await handlers.train(job, context);
        return outcomes.map((outcome, member) => {
          const ids = moduleIds(job.members[member].architecture!);
          return { ...outcome, moduleWorth: ids.map((_, at) => (at === 0 ? 0.05 : 0)) };
        });
      },
    }),
  );
  const individuals = await store.individuals('spec', 0);
  const acetylated = individuals.flatMap(
    ({ regulation: own, life }) =>
    Object.entries(life?.regulation?.marks ?? {}).flatMap(([id, { acetylation }]) => (acetylation > 0 ? [[id, networkModules(own!)[0]]] : [])), // prettier-ignore
  );
  expect(acetylated.length).toBeGreaterThan(0);
  expect(acetylated.filter(([id, first]) => id === first).length).toBeGreaterThan(0);
  expect(copies.size).toBeGreaterThan(0);
  const known = new Set(individuals.flatMap(({ regulation: own }) => modulesOf(own!).map(({ id }) => id)));
  for (const pair of copies) expect([pair, known.has(pair.split(' ')[1])]).toEqual([pair, true]);
});

it('asks nobody what modules were worth without chromatin', async () => {
  const { run } = await begin({ regulation: { ...regulation, chromatin: 'off' } });
  const handlers = fakeHandlers();
  const train: JobHandlers['train'] = (job, context) => {
    expect(job.worthSymbols).toBeUndefined();
    return handlers.train(job, context);
  };
  expect(await run(inProcess({ ...handlers, train }))).toMatchObject({ status: 'finished' });
});
