/** Niches whose text changes while tournaments run: what was measured on one is not compared with what is measured on another. */
import type { Change } from '#environment';
import type { TournamentConfig } from './config';
import type { SoupJob } from './jobs/mixture-jobs';
import type { JobHandlers } from './jobs/job';
import { fakeHandlers, scoreOf } from './testing/handlers';
import { BREEDING, inProcess, world } from './testing/world';

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
