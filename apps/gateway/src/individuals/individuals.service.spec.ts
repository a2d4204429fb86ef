import type { TournamentArchive, TournamentStore, WorkQueue } from '#tournament';
import { IndividualsService } from './individuals.service';

it('writes and exports with the phenotype that was stored, whatever the genome would be expressed as', async () => {
  const architecture = { family: 'gru', context: 7, width: 5, depth: 3 };
  const hyperparameters = { temperature: 0.25, topK: 3, topP: 0.75 };
  const genome = { family: 'rnn', context: 64, width: 128, depth: 1, temperature: 1, topK: 0, topP: 1 };
  const individual = { tournamentId: 't', niche: 'moby', weights: 'f00', status: 'trained', learning: null };
  const jobs: object[] = [];
  const service = new IndividualsService(
    { find: async () => ({ survey: { vocabulary: ['<unk>', 'a'] } }) } as unknown as TournamentStore,
    {
      individual: async () => ({ ...individual, genome, architecture, hyperparameters }),
      regulation: async () => null,
    } as unknown as TournamentArchive,
    {
      submit: async (job: object) => (jobs.push(job), Buffer.from('bytes').toString('base64')),
    } as unknown as WorkQueue,
  );
  expect(await service.sample('t-0-0', { prompt: 'a', length: 9, seed: 1 })).toMatchObject(hyperparameters);
  expect(Buffer.from(await service.export('t-0-0', 'onnx')).toString()).toBe('bytes');
  expect(jobs).toMatchObject([
    { kind: 'sample', architecture, decoding: hyperparameters },
    { kind: 'export', architecture },
  ]);
});
