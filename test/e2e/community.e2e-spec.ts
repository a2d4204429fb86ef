/** Communities of a real server: what they are made of, and what they write. */
import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import type { TournamentView } from '#contracts';
import { startWithFinished } from './support/finished-tournament';
import type { GatewayProcess } from './support/gateway-process';
import { finished, SMALL_CONFIG, until } from './support/small-tournament';

jest.setTimeout(300_000);

let gateway: GatewayProcess;
let tournament: TournamentView;

beforeAll(async () => {
  ({ gateway, tournament } = await startWithFinished('small'));
});
afterAll(() => gateway.stop());

it('writes, the same text for the same seed; there is none of a niche that the tournament has not', async () => {
  const request = { prompt: 'The ', length: 40, temperature: 0.8, seed: 5 };
  const ask = (niche: string) => gateway.api.sampleCommunity(tournament.id, niche, request);
  const [first, second] = [await ask('prose'), await ask('prose')];
  expect([...first.text]).toHaveLength(40);
  expect(second.text).toBe(first.text);
  await expect(ask('nowhere')).rejects.toThrow('nowhere');
});

it('competes on the leaderboard, with what its members pay less their ambiguity', async () => {
  const rows = await gateway.api.leaderboard(tournament.id, { part: 'test' });
  expect(tournament.communities.map(({ niche }) => niche)).toEqual(['prose', 'sounds']);
  for (const { niche, members, bitsPerCharacter, ambiguityBits } of tournament.communities) {
    expect(rows.filter((row) => row.kind === 'community' && row.niche === niche)).toMatchObject([{ bitsPerCharacter }]);
    expect(members.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    const mean = members.reduce((sum, member) => sum + member.weight * member.bitsPerCharacter!, 0);
    expect(mean - ambiguityBits!).toBeCloseTo(bitsPerCharacter, 6);
  }
});

it('is one model as a file, with the weights of each member as its own file has them', async () => {
  const [{ niche, members }] = tournament.communities;
  const { graph, metadataProps } = read(await gateway.api.exportCommunity(tournament.id, niche));
  const said = Object.fromEntries(metadataProps.map(({ key, value }) => [key, value]));
  expect(said).toMatchObject({ tournament: tournament.id, niche, vocabulary: expect.stringContaining('<unk>') });
  const shares = members.map(({ name: individual, weight }) => ({ individual, weight }));
  expect(JSON.parse(said['members'])).toMatchObject(shares);
  for (const [at, { name }] of members.entries()) {
    const own = read(await gateway.api.exportIndividual(name, 'onnx')).graph!;
    const held = graph!.initializer.filter((tensor) => tensor.name.startsWith(`member.${at}.`));
    expect(held.length).toBeGreaterThan(3);
    for (const { name: tensor, rawData } of held) {
      const alone = own.initializer.find((one) => `member.${at}.${one.name}` === tensor)!;
      expect([tensor, Buffer.from(rawData).equals(alone.rawData)]).toEqual([tensor, true]);
    }
  }
});

it('with n-grams among its members writes, and is one model too', async () => {
  const config = {
    ...SMALL_CONFIG,
    generations: 1,
    evaluation: { ...SMALL_CONFIG.evaluation, community: { members: 'models-and-n-grams' } },
  };
  const { id } = await gateway.api.launch({ config, seed: 6 });
  const { communities } = await until(gateway.api, id, finished);
  const mixed = communities.find(({ members }) => members.some(({ name }) => name.startsWith('WB-')))!;
  const { niche, members } = mixed;
  const { text } = await gateway.api.sampleCommunity(id, niche, { prompt: 'The ', length: 40, seed: 5 });
  expect([...text]).toHaveLength(40);

  const { graph, metadataProps } = read(await gateway.api.exportCommunity(id, niche));
  const said = Object.fromEntries(metadataProps.map(({ key, value }) => [key, value]));
  const told = JSON.parse(said['members']) as { individual?: string; nGram?: string; weight: number }[];
  expect(new Set(told.map(({ individual, nGram, weight }) => `${individual ?? nGram} ${weight}`))).toEqual(
    new Set(members.map(({ name, weight }) => `${name} ${weight}`)),
  );
  expect(graph!.initializer.map(({ name }) => name)).toContain('n-grams.0.counts');
});

const read = (file: Uint8Array) => fromBinary(ModelProtoSchema, file);
