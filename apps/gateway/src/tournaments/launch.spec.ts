import { CorpusError, type CorpusStore } from '#sources';
import type { WorkQueue } from '#tournament';
import { launchSchema } from '../schemas/requests.schema';
import { InvalidRequestError } from '../shared/errors';
import { prepareLaunch } from './launch';

const corpora = {
  read: async (name: string) => {
    if (name === 'moby') return { name, sha256: 'abc' };
    throw new CorpusError('unknown', `there is no corpus ${name}`);
  },
} as unknown as CorpusStore;
const noQueue = { submit: () => Promise.reject(new Error('nothing is computed for what is refused')) } as WorkQueue;

it('tells at once all that is wrong with corpora, loci, breeding and fitness', async () => {
  const config = {
    name: 'A',
    generations: 2,
    niches: [
      { name: 'moby', capacity: 3, sha256: 'f'.repeat(64) },
      { name: 'tolstoy', capacity: 3 },
    ],
    budget: { trainingFlops: 1e9 },
    breeding: { elites: 4 },
    fitness: { kind: 'rating' },
    searchSpace: { wings: { values: [2] }, width: { values: [7] }, depth: { values: [1] } },
  };
  const refused = prepareLaunch(launchSchema.parse({ config }), corpora, noQueue, 'onnx');
  const { errors } = await refused.then(
    () => new InvalidRequestError([]),
    (error: InvalidRequestError) => error,
  );
  expect(errors.map(({ field }) => field)).toEqual([
    'config.niches.0.sha256',
    'config.niches.1.corpus',
    'config.searchSpace.wings',
    'config.searchSpace.width.values',
    'config.breeding.elites',
    'config.fitness.kind',
  ]);
});
