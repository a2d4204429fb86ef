/** Sensing as jobs: in parts, counted, and by each for itself. */
import { searchSpaceOf } from '#evolution';
import { expressionOf, factorsOf, moduleGates, toldExpression } from '#regulation';
import type { JobHandlers, SenseJob } from '../jobs/job';
import { transplant } from '../transplants/transplant';
import { transplantSetting } from '../transplants/origins';
import { fakeHandlers } from '../testing/handlers';
import { REGULATION } from '../testing/regulation';
import { BREEDING, inProcess, tournament, world } from '../testing/world';
import { JobFailedError, type WorkQueue } from '../work-queue.port';
import { regulatedHyperparameters } from './regulated-hyperparameters';
import { regulationProblems } from './regulation-problems';

const regulation = { ...REGULATION, cue: { ...REGULATION.cue, reliability: 1 } };
type Config = typeof tournament.config;

/** Jobs of a whole tournament of one kind. */
async function ran(given: Partial<JobHandlers> = {}, config: Partial<Config> = {}) {
  const jobs: SenseJob[] = [];
  const handlers = { ...fakeHandlers(), ...given };
  const own: JobHandlers['sense'] = (job, context) => {
    jobs.push(job);
    return handlers.sense(job, context);
  };
  const { run, store } = await world({ config: { regulation, ...config } });
  const finished = await run(inProcess({ ...handlers, sense: own }));
  expect(finished).toMatchObject({ status: 'finished', reason: null });
  return { jobs, store, finished, individuals: await store.individuals('spec', 0) };
}

/** Of the text of that name. */
const cueOfFake = (niche: string) => Array<number>(4).fill((niche.charCodeAt(0) % 10) / 10);

let whole: Awaited<ReturnType<typeof ran>>;
beforeAll(async () => void (whole = await ran({}, { regulation: { ...regulation, factorCost: 0.01 } })));

it('is asked of eight at a time at most, with the projection of the tournament', () => {
  const first = whole.jobs.filter(({ generation }) => generation === 0);
  expect(first.map(({ members }) => members.length)).toEqual([8, 3]);
  expect(new Set(whole.jobs.map(({ projection }) => projection))).toEqual(new Set([tournament.seed]));
});

it('has no cue and no signal where expression is blind, and is asked of nobody where it is told', async () => {
  const blind = await ran({}, { regulation: { ...regulation, expression: 'blind' } });
  expect(blind.jobs.flatMap(({ members }) => members.map(({ text }) => text)).filter(Boolean)).toEqual([]);
  const lived = blind.individuals.filter(({ life }) => life);
  expect(lived.length).toBeGreaterThan(0);
  for (const { life, niche } of lived) {
    expect(life!.regulation!.signals).toEqual(Array<number>(8).fill(0));
    expect(life!.regulation!.cueOf).toBe(niche);
  }
  const told = await ran({}, { regulation: { ...regulation, expression: 'told', chromatin: 'off' } });
  expect(told.jobs).toEqual([]);
  const open = new Set<string>();
  for (const { life, niche, regulation: own, phenotype } of told.individuals) {
    if (!life) continue;
    const expression = toldExpression(own!, niche === 'moby' ? 0 : 1, 2);
    expect(life.regulation).toMatchObject({ expression, cueOf: niche });
    expect(phenotype.gates).toEqual(moduleGates(own!, expression));
    open.add(`${niche} ${phenotype.gates!.filter((gate) => gate === 1).length > 0}`);
  }
  expect([...open].sort()).toEqual(['moby true', 'sotu true']);
});

it('has the signals beside the cue that are asked for, and no others', async () => {
  const trained = ({ individuals }: Awaited<ReturnType<typeof ran>>) =>
    individuals.flatMap(({ life }) => life?.regulation?.signals ?? []);
  expect(
    trained(whole)
      .filter((_, at) => at % 8 >= 4)
      .some(Boolean),
  ).toBe(true);
  const alone = trained(await ran({}, { regulation: { ...regulation, signals: [] } }));
  expect(alone.filter((_, at) => at % 8 < 4).some(Boolean)).toBe(true);
  expect(alone.filter((_, at) => at % 8 >= 4).some(Boolean)).toBe(false);
});

it('is told of the text that a cue would be of', async () => {
  const cue = { ...regulation.cue, reliability: 0 };
  const { individuals } = await ran({}, { regulation: { ...regulation, cue, expression: 'told', chromatin: 'off' } });
  const lived = individuals.filter(({ life }) => life);
  expect(lived.length).toBeGreaterThan(0);
  for (const { niche, life, regulation: own } of lived) {
    const other = niche === 'moby' ? 1 : 0;
    expect(life!.regulation).toMatchObject({ expression: toldExpression(own!, other, 2) });
    expect(life!.regulation!.cueOf).not.toBe(niche);
  }
});

it('that fails leaves newborns non-viable and others as they were, and the tournament goes on', async () => {
  const breeding = { ...BREEDING, replacement: { scheme: 'steady-state', births: 2 } as const };
  const { run, store } = await world({ config: { regulation, breeding } });
  const queue = inProcess();
  const broken: WorkQueue = {
    submit: async (job, options) => {
      if (job.kind === 'sense' && (job as SenseJob).generation === 1) throw new JobFailedError(job, 'it broke');
      return queue.submit(job, options);
    },
  };
  expect(await run(broken)).toMatchObject({ status: 'finished', reason: null });
  const born = await store.born('spec', 1);
  expect(born.map(({ status, cause }) => [status, cause])).toEqual(
    born.map(() => ['nonviable', 'sense failed: it broke']),
  );
  const before = new Map((await store.lives('spec', 0)).map(({ id, life }) => [id, life]));
  const stayed = await store.lives('spec', 1);
  expect(stayed.length).toBeGreaterThan(5);
  for (const { id, life } of stayed) {
    const { weights, regulation: own } = before.get(id)!;
    expect(life).toMatchObject({ cause: 'sense failed: it broke', weights, regulation: own });
  }
});

it('that fails for one leaves the others of its job as they are', async () => {
  const { run, store } = await world({ config: { regulation } });
  const queue = inProcess();
  const broken: WorkQueue = {
    submit: async (job, options) => {
      const { kind, members, generation } = job as SenseJob;
      if (kind === 'sense' && generation === 0 && members.some(({ birth }) => birth.slot === 2))
        throw new JobFailedError(job, 'it broke');
      return queue.submit(job, options);
    },
  };
  await run(broken);
  const lost = (await store.born('spec', 0)).filter(({ cause }) => cause === 'sense failed: it broke');
  expect(lost.map(({ slot }) => slot)).toEqual([2]);
});

it('counts what factors cost beside what training takes, of each who trained', async () => {
  const { store, individuals } = whole;
  const { trainingFlops } = tournament.config.budget;
  for (const generation of [0, 3]) {
    const compute = (await store.compute('spec', generation)).filter(({ kind }) => kind === 'regulation');
    const lived = individuals.filter((one) => one.generation === generation);
    for (const { id, regulation: own } of lived) {
      const [cost] = compute.filter(({ individual }) => individual === id);
      expect(cost.flops).toBeCloseTo(0.01 * factorsOf(own!).length * trainingFlops, 3);
    }
  }
  const without = await world();
  await without.run(inProcess());
  expect((await without.store.compute('spec', 0)).some(({ kind }) => kind === 'regulation')).toBe(false);
});

it('transplants are expressed in each niche as by its text, fresh ones as newborns there', async () => {
  const { store, finished } = whole;
  const individuals = await store.individuals('spec', 3, 3);
  const setting = transplantSetting(finished, 3, (await store.environment('spec', 3))!, individuals);
  const evaluated: { id: string; niche: string; gates?: readonly number[] }[] = [];
  const raised: { niche: string; gates?: readonly number[] }[] = [];
  const handlers = fakeHandlers();
  const queue = inProcess({
    ...handlers,
    evaluate: async (job, context) => {
      evaluated.push(...job.members);
      return handlers.evaluate(job, context);
    },
    raise: async (job, context) => {
      raised.push(...job.members);
      return handlers.raise(job, context);
    },
  });
  const [signal, onSpent, done] = [new AbortController().signal, () => undefined, () => undefined];
  const run = { ...setting, tournament: finished, generation: 3, replicates: 1, queue, signal, onSpent, done };
  await transplant({ ...run, genomes: 'champion' });
  const cue = cueOfFake;
  for (const { id, niche, gates } of evaluated) {
    const { regulation: own, life } = setting.origins.find(({ champion }) => champion.id === id)!.champion;
    const signals = [...cue(niche), ...life.regulation!.signals.slice(4)];
    expect(gates).toEqual(moduleGates(own!, expressionOf(own!, signals, life.regulation!.marks)));
  }
  const byNiche = (niche: string) => JSON.stringify(evaluated.filter((one) => one.niche === niche).map(({ gates }) => gates)); // prettier-ignore
  expect(byNiche('moby')).not.toBe(byNiche('sotu'));
  const fresh = setting.origins.flatMap(({ champion: { regulation: own } }) =>
    ['moby', 'sotu'].map((niche) => {
      return moduleGates(own!, expressionOf(own!, [...cue(niche), 0, 0, 0, 0], own!.marks));
    }),
  );
  const sorted = (all: readonly (readonly number[] | undefined)[]) => all.map((own) => own!.join()).sort();
  expect(sorted(raised.map(({ gates }) => gates))).toEqual(sorted(fresh));
});

it('goals are measured as individuals express themselves there', async () => {
  const seen = new Map<string, readonly number[]>();
  const evaluate: JobHandlers['evaluate'] = async (job, context) => {
    for (const { id, niche, gates } of job.members) if (job.part === 'validation') seen.set(`${id} ${niche}`, gates!);
    return fakeHandlers().evaluate(job, context);
  };
  const breeding = { ...BREEDING, migration: { scheme: 'goal-switching', rate: 0.5 } as const };
  const { individuals } = await ran({ evaluate }, { breeding, regulation: { ...regulation, chromatin: 'off' } });
  expect(seen.size).toBeGreaterThan(10);
  let checked = 0;
  for (const [visit, gates] of seen) {
    const [id, niche] = visit.split(' ');
    const { regulation: own, life, niche: home } = individuals.find((one) => one.id === id)!;
    expect(niche).not.toBe(home);
    if (life!.generation !== Number(id.split('-')[1])) continue; // its newest life is a later one
    const signals = [...cueOfFake(niche), ...life!.regulation!.signals.slice(4)];
    expect(gates).toEqual(moduleGates(own!, expressionOf(own!, signals, null)));
    expect(gates).not.toEqual(moduleGates(own!, life!.regulation!.expression)); // as at home
    checked++;
  }
  expect(checked).toBeGreaterThan(5);
});

describe('a regulated hyperparameter', () => {
  const space = searchSpaceOf({ searchSpace: {} });
  const locus = space.find(({ name }) => name === 'labelSmoothing') as { low: number; high: number };
  const rate = (gene: number, expression: number): number => {
    const module = {
      kind: 'module',
      id: 'm0',
      parentId: null,
      target: 'labelSmoothing',
      promoter: '',
      basal: 0,
    } as const;
    const [{ genome, phenotype }] = whole.individuals;
    const one = { genome: { ...genome, labelSmoothing: gene }, phenotype };
    const own = { genes: [module], chromatin: null, marks: null };
    const lived = { cueOf: 'moby', signals: [], expression: [expression], marks: null };
    return regulatedHyperparameters({ ...one, regulation: own }, space, lived).labelSmoothing;
  };
  it('is as the gene says at one half, at a bound at 0 and 1, and on a line between; from a bound too', () => {
    const { low, high } = locus;
    for (const gene of [low, 0.03, high]) {
      expect([0, 0.5, 1].map((expression) => rate(gene, expression))).toEqual([low, gene, high].map((value) => expect.closeTo(value, 9))); // prettier-ignore
    }
    expect(rate(low, 0.75)).toBeCloseTo((low + high) / 2, 9);
    expect(rate(high, 0.25)).toBeCloseTo((low + high) / 2, 9);
  });

  it('is refused where its locus has one value', () => {
    const own = { ...regulation, hyperparameters: ['clipNorm', 'learningRate'] as const };
    const searchSpace = { learningRate: { low: 0.01, high: 0.01 } };
    const problems = regulationProblems({ regulation: own as never, searchSpace });
    expect(problems.map(({ field, value }) => [field, value])).toEqual([
      ['regulation.hyperparameters.1', 'learningRate'],
    ]);
    expect(regulationProblems({ regulation: own as never, searchSpace: {} })).toEqual([]);
  });
});
