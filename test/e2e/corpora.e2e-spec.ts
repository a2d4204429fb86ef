/** Texts that people add and mix. */
import { ApiProblem } from '#client';
import type { ProblemView } from '#contracts';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { temporaryFolder, uploadCorpora } from './support/small-tournament';

jest.setTimeout(120_000);

let gateway: GatewayProcess;

beforeAll(async () => {
  gateway = await startGateway({ data: await temporaryFolder() });
  await uploadCorpora(gateway.api);
});
afterAll(() => gateway.stop());

const mix = (of: Readonly<Record<string, number>>, name = 'blend') => gateway.api.mixCorpora(name, of);

it('mixes corpora into one that niches can have', async () => {
  const mixed = await mix({ prose: 3, sounds: 1 });
  expect(mixed).toMatchObject({ name: 'blend', source: 'upload' });
  expect(await gateway.api.corpora()).toContainEqual(mixed);
  expect(await mix({ sounds: 2, prose: 6 }, 'the-same')).toMatchObject({ sha256: mixed.sha256 });
});

it.each<[object, string[], number]>([
  [{ prose: 1, nobody: 2, nothing: 1 }, ['of.nobody', 'of.nothing'], 422],
  [{ prose: 1 }, ['of'], 422],
  [{ prose: 1, sounds: 0 }, ['of.sounds'], 422],
])('names all that is wrong of a mixture of %j', async (of, fields, status) => {
  const { problem } = await mix(of as never, 'wrong').then(
    () => new ApiProblem({} as ProblemView),
    (error: ApiProblem) => error,
  );
  expect([problem.status, problem.errors?.map(({ field }) => field)]).toEqual([status, fields]);
});

it('refuses another mixture of a name', () => expect(mix({ prose: 1, sounds: 1 })).rejects.toThrow('another corpus'));
