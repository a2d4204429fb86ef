/** Niches whose text changes while tournaments run: what was measured on one is not compared with what is measured on another. */
import type { Change } from '#environment';
import type { TournamentConfig } from './config';
import { livedIn } from './lived-generation';
import type { SoupJob } from './jobs/mixture-jobs';
import type { JobHandlers } from './jobs/job';
import { fakeHandlers, scoreOf } from './testing/handlers';
import { BREEDING, HEREDITY, inProcess, world } from './testing/world';

const SHIFT: Change = { set: 'corpus', niche: 'moby', course: 'steps', points: [{ at: 2, value: 'short' }] };
const SHIFTED: Partial<TournamentConfig> = {
  corpora: [{ name: 'short', sha256: 'c'.repeat(64) }],
  environment: [SHIFT],
};

/** The text `short` has half as many evaluation blocks. */
function handlers(): JobHandlers {
  const fake = fakeHandlers();
  return {
    ...fake,
    train: async (job, context) => {
      const outcomes = await fake.train(job, context);
      const isShort = (at: number) => textOf(job.texts, job.members[at].niche) === 'c';
      return outcomes.map((outcome, at) => {
        if (!outcome.viable || !isShort(at)) return outcome;
        return { ...outcome, life: { ...outcome.life, validation: scoreOf(outcome.life.validation.nats, 8) } };
      });
    },
  };
}

function textOf(texts: SoupJob['texts'], niche: string): string {
  return texts.find((text) => text.niche === niche)!.sha256[0];
}

async function lived(config: Partial<TournamentConfig>, own: JobHandlers = handlers()) {
  const { run, store } = await world({ config: { ...SHIFTED, ...config } });
  expect(await run(inProcess(own))).toMatchObject({ status: 'finished', reason: null });
  return store;
}

it('has an improvement over generation 0 only while a niche has the text of then', async () => {
  const back = { ...SHIFT, points: [...SHIFT.points, { at: 3, value: 'moby' }] } as Change;
  const store = await lived({ environment: [back] });
  const improved = await Promise.all(
    [0, 1, 2, 3].map(async (generation) => {
      const metrics = await store.metrics('spec', generation);
      return metrics.flatMap(({ name, subject }) => (name === 'improvementNats' ? [subject] : []));
    }),
  );
  expect(improved).toEqual([['moby', 'sotu'], ['moby', 'sotu'], ['sotu'], ['moby', 'sotu']]); // prettier-ignore
});

it('chooses donors of greedy soups on the text on which they were measured', async () => {
  const texts: [trained: number, text: string][] = [];
  const own = handlers();
  let trained = 0;
  // one architecture alone, so that there are kin
  const searchSpace = { family: { values: ['gru'] }, width: { values: [32] }, depth: { values: [1] }, context: { values: [16] }, embedding: { values: [16] } }; // prettier-ignore
  const donors = { scheme: 'greedy-soup', size: 3 } as const;
  await lived(
    { searchSpace, breeding: { ...BREEDING, donors, mutationRate: 0 } },
    {
      ...own,
      train: (job, context) => ((trained = job.generation), own.train(job, context)),
      soup: (job, context) => {
        if (job.niche === 'moby') texts.push([trained, textOf(job.texts, 'moby')]);
        return own.soup(job, context);
      },
    },
  );
  const textsAfter = (generation: number) => new Set(texts.flatMap(([at, text]) => (at === generation ? [text] : [])));
  expect([1, 2].map((generation) => [...textsAfter(generation)])).toEqual([['a'], ['c']]);
});

/** The text that moby has first costs far less than what comes after it. */
function cheapAtFirst(own: JobHandlers): JobHandlers {
  return {
    ...own,
    train: async (job, context) => {
      const outcomes = await own.train(job, context);
      return outcomes.map((outcome, at) => {
        if (!outcome.viable || textOf(job.texts, job.members[at].niche) !== 'a') return outcome;
        const life = { ...outcome.life, prequentialNats: 0.5, validation: scoreOf(0.5) };
        return { ...outcome, life };
      });
    },
  };
}

/** Of generation 2: the one of moby who lived on, its life, and who leads. */
async function afterwards(store: Awaited<ReturnType<typeof lived>>) {
  const all = await store.individuals('spec', 0);
  const [elite] = livedIn(all, 2).filter(({ generation, niche }) => generation < 2 && niche === 'moby');
  const life = (await store.lives('spec', 2)).find(({ id }) => id === elite.id)!.life;
  const [{ best }] = (await store.generations('spec'))[2].niches;
  return { elite, life, leader: all.find(({ id }) => id === best!.id)! };
}

it('counts nothing of what training on the former text cost, where that on the new one is undone', async () => {
  const own = cheapAtFirst(handlers());
  const undoing: JobHandlers = {
    ...own,
    train: async (job, context) => {
      const outcomes = await own.train(job, context);
      return outcomes.map((outcome, at) => {
        const goesOn = job.members[at].birth.generation < 2 && job.generation === 2;
        if (!goesOn) return outcome;
        return { id: outcome.id, viable: false, cause: 'training loss is NaN', flops: {}, tokens: 0 };
      });
    },
  };
  const { elite, life, leader } = await afterwards(await lived({ fitness: { kind: 'prequential' } }, undoing));
  expect(life).toMatchObject({ cause: 'training loss is NaN', prequentialNats: 0.5, formerText: 'training' });
  expect(life.validation).toEqual(scoreOf(2)); // what the handler of evaluations says
  expect([elite.diedGeneration, leader.generation]).toEqual([2, 2]);
});

it('concerns one alone whom no worker can evaluate anew', async () => {
  const own = cheapAtFirst(handlers());
  const failing: JobHandlers = {
    ...own,
    evaluate: async (job, context) => {
      if (job.part === 'validation') throw new Error('no such operation');
      return own.evaluate(job, context);
    },
  };
  const config = { heredity: { ...HEREDITY, survivorsTrain: false } };
  const { elite, life, leader } = await afterwards(await lived(config, failing));
  expect(life).toMatchObject({ cause: 'evaluate failed: no such operation', formerText: 'all' });
  expect([elite.diedGeneration, leader.generation]).toEqual([2, 2]);
});
