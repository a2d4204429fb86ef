import { expressionOf, signalNames } from '#regulation';
import type { ExpressJob, KeptRegulation, SenseJob, TournamentArchive, TournamentStore, WorkQueue } from '#tournament';
import { lastOf, regulationViewOf } from './regulation-view';
import { RegulationService } from './regulation.service';

const SENSED = { cue: { dimensions: 1 }, signals: [], expression: 'sensed' } as const;
const MARKS = { methylation: '0202', acetylation: 0, silence: 0.5 };
const genes = [
  { kind: 'module', id: 'm0', parentId: null, target: null, promoter: 'ACGTACGT', basal: 1 },
  { kind: 'factor', id: 'f0', parentId: null, motif: [[24, 0, 0, 0], [0, 24, 0, 0]], effect: 4, threshold: 0, arming: [2, 0, 0, 0, 3], cooperativity: 0, isPioneer: false }, // prettier-ignore
] as const;
const born = { genes, chromatin: null, marks: { m0: { ...MARKS, methylation: '0000' } } };
const lived = (cue: number, methylation: string) => {
  return { cueOf: 'moby', signals: [cue, 0.5, 0, 0, 0], expression: [cue], marks: { m0: { ...MARKS, methylation } } };
};
const life = (generation: number, cue: number, methylation: string, hasTrained = true) => {
  return { generation, hasTrained, lived: lived(cue, methylation) };
};
const kept = (...lives: KeptRegulation['lives']): KeptRegulation => ({ tournamentId: 't', born, parents: [], lives });

it('is shown by the newest life in which it trained: what it expressed then, the marks before and those that were left', async () => {
  const view = await regulationViewOf(
    't-1-0',
    kept(life(1, 0.25, '0022'), life(2, 0.75, '0222'), life(3, 0.75, '0222', false)),
    SENSED,
  );
  expect(view.modules[0]).toMatchObject({
    expression: 0.75,
    marks: { methylation: '0022' },
    marksLeft: { methylation: '0222' },
  });
  expect(view.lives.map(({ generation }) => generation)).toEqual([1, 2]);
  const [first] = (await regulationViewOf('t-1-0', kept(life(1, 0.25, '0022')), SENSED)).modules;
  expect([first.marks!.methylation, first.marksLeft!.methylation]).toEqual(['0000', '0022']);
  // carried into a fork with its newest life alone
  expect(lastOf('t-1-0', kept(life(2, 0.75, '0222')), 1)).toMatchObject({
    marks: null,
    left: { m0: { methylation: '0222' } },
  });
});

it('tells an appraisal that came to nothing from none, and which genes another one chose', async () => {
  const { lived: own, ...one } = life(1, 0.25, '0022');
  const chosen = [{ ...genes[0], basal: 2 }, genes[1]];
  const appraised = { genes: chosen, gainNats: 0.01, standardErrorNats: 0.002 };
  const told = await Promise.all(
    [own, { ...own, appraised: null }, { ...own, appraised }].map(async (each) => {
      const [{ appraised: view }] = (await regulationViewOf('t-1-0', kept({ ...one, lived: each }), SENSED)).lives;
      return view;
    }),
  );
  expect(told).toEqual([undefined, null, { changed: ['m0'], gainNats: 0.01, standardErrorNats: 0.002 }]);
});

it('has its norm of reaction from workers, each signal by itself with the others as they were last', async () => {
  const jobs: (SenseJob | ExpressJob)[] = [];
  const submit = async (job: SenseJob | ExpressJob) => {
    jobs.push(job);
    if (job.kind === 'sense') return job.members.map(() => ({ signals: [1, 0, 0, 0, 0], expression: [0.5] }));
    return job.states.map((signals) => expressionOf(job.regulation, signals, job.regulation.marks));
  };
  const niche = { name: 'moby', sha256: 'a' };
  const regulation = { cue: { symbols: 8, dimensions: 1 }, signals: signalNames(1), expression: 'sensed' };
  const tournament = { seed: 3, survey: { vocabulary: [] }, config: { regulation, niches: [niche], corpora: [] } };
  const service = new RegulationService(
    { find: async () => tournament } as unknown as TournamentStore,
    {
      regulation: async () => kept(life(1, 0.25, '0022')),
      individual: async () => ({ generation: 1, slot: 0, architecture: { context: 4 } }),
    } as unknown as TournamentArchive,
    { submit } as unknown as WorkQueue,
  );
  const { texts, signals } = await service.norm('t-1-0');
  expect(jobs.map(({ kind }) => kind).sort()).toEqual(['express', 'sense']);
  expect(texts).toEqual([{ text: 'moby', signals: [1, 0, 0, 0, 0], expression: { m0: 0.5 } }]);
  expect(signals.map(({ signal }) => signal)).toEqual(signalNames(1));
  const express = jobs.find((job) => job.kind === 'express')!;
  expect(express.states.slice(5, 10)).toEqual([0, 0.25, 0.5, 0.75, 1].map((value) => [0.25, value, 0, 0, 0]));
  const [cue, plateau] = signals.map(({ expression }) => expression.m0);
  expect(cue).toEqual([...cue].sort((a, b) => a - b));
  expect(cue[4] - cue[0]).toBeGreaterThan(0.001);
  expect(new Set(plateau).size).toBe(1); // which arms nothing
  regulation.expression = 'blind';
  await expect(service.norm('t-1-0')).rejects.toThrow(
    /no norm of reaction: it answers to no signal, since .* is blind/,
  );
});
