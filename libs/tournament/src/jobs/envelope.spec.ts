import type { WorkQueue } from '../work-queue.port';
import { envelopeOf, ownedBy, ownerOf } from './envelope';
import type { Job } from './job';

const job: Job = { kind: 'survey', texts: [{ niche: 'moby', sha256: 'ab' }], vocabularyLimit: 512 };

it('names a job by its tournament, its generation, and what it holds', () => {
  const envelope = envelopeOf(job, { tournament: 'abc', generation: 4, fence: 7 });
  expect(envelope).toEqual({
    id: expect.stringMatching(/^abc\/4\/survey-[0-9a-f]{32}$/),
    queue: 'arena',
    attempt: 1,
    fence: 7,
    payload: job,
  });
  const other = { vocabularyLimit: 512, texts: job.texts, kind: 'survey' } as const; // in another order
  expect(envelopeOf(other, { tournament: 'abc', generation: 4, fence: 8 }).id).toBe(envelope.id);
  expect(envelopeOf({ ...job, vocabularyLimit: 511 }, ownerOf(envelope)).id).not.toBe(envelope.id);
  expect(ownerOf(envelope)).toEqual({ tournament: 'abc', generation: 4, fence: 7 });
});

it('refuses what is not JSON, and says where', () => {
  expect(() => envelopeOf({ ...job, vocabularyLimit: NaN })).toThrow('survey.vocabularyLimit is NaN');
});

it('lets the inner view of a queue add to the outer one', async () => {
  const owners: unknown[] = [];
  const queue = { submit: async (_, options) => void owners.push(options?.owner) } as WorkQueue;
  const tournament = ownedBy(queue, { tournament: 'abc', fence: 2 });
  await ownedBy(tournament, { generation: 3 }).submit(job);
  await tournament.submit(job);
  expect(owners).toEqual([
    { tournament: 'abc', fence: 2, generation: 3 },
    { tournament: 'abc', fence: 2 },
  ]);
});
