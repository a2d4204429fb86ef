import { byNames } from '#metrics';
import type { Job } from './jobs/job';
import { fakeHandlers, scoreOf } from './testing/handlers';
import { inProcess, world } from './testing/world';

const SHIFTED = {
  generations: 4,
  corpora: [{ name: 'sotu-new', sha256: 'c'.repeat(64) }],
  environment: [
    { set: 'corpus' as const, niche: 'moby', course: 'steps' as const, points: [{ at: 2, value: 'sotu-new' }] },
  ],
};

async function lived(formerText: boolean) {
  const { evaluation } = (await (await world({})).store.find('spec'))!.config;
  const { run, store } = await world({ config: { ...SHIFTED, evaluation: { ...evaluation, formerText } } });
  const jobs: Extract<Job, { kind: 'evaluate' }>[] = [];
  const evaluate: ReturnType<typeof fakeHandlers>['evaluate'] = async (job) => {
    jobs.push(job);
    return job.members.map(({ id }) => scoreOf(id.endsWith('0') ? NaN : 2));
  };
  expect(await run(inProcess({ ...fakeHandlers(), evaluate }))).toMatchObject({ status: 'finished' });
  const metrics = await Promise.all([0, 1, 2, 3].map(async (at) => byNames(await store.metrics('spec', at)).metrics));
  const compute = (await Promise.all([2, 3].map((at) => store.compute('spec', at)))).flat();
  return {
    jobs: jobs.filter(({ part }) => part === 'validation'),
    metrics,
    compute,
    config: (await store.find('spec'))!.config,
  };
}

it('evaluates who lives on the text before, of niches whose text has changed alone, and those whose score is a number count', async () => {
  const { jobs, metrics, compute, config } = await lived(true);
  const former = config.niches.find(({ name }) => name === 'moby')!.sha256;
  const onFormer = jobs.filter(
    ({ texts, members }) => texts.find(({ niche }) => niche === members[0].niche)!.sha256 === former,
  );
  expect(onFormer.length).toBeGreaterThan(2);
  expect(onFormer.every(({ members }) => members.every(({ niche }) => niche === 'moby'))).toBe(true);
  expect(metrics.map(({ formerTextBits }) => formerTextBits)).toEqual([
    undefined,
    undefined,
    { moby: 2 / Math.LN2 },
    { moby: 2 / Math.LN2 },
  ]);
  expect(metrics[3].forgottenBits.moby).toBeCloseTo(2 / Math.LN2 - metrics[1].meanBitsPerCharacter.moby, 12);
  expect(compute.filter(({ individual, kind }) => individual === '' && kind === 'evaluation')).toHaveLength(2);
});

it('does nothing unless it is asked for', async () => {
  const { metrics, compute } = await lived(false);
  expect(metrics.map(({ formerTextBits }) => formerTextBits)).toEqual(Array(4).fill(undefined));
  expect(compute.filter(({ individual, kind }) => individual === '' && kind === 'evaluation')).toEqual([]);
});
