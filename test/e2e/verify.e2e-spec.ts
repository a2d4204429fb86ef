/** Replays of a real server: what they repair, and what they tell where another engine computes. */
import { readdir, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ApiClient } from '#client';
import type { VerificationBody, VerificationView } from '#contracts';
import { hasCompiler } from '../support/has-compiler';
import { clade } from './support/cli-process';
import { startGateway } from './support/gateway-process';
import { startWithFinished } from './support/finished-tournament';
import { SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(240_000);

async function verified(api: ApiClient, id: string, settings: VerificationBody = {}): Promise<VerificationView> {
  let verification = await api.startVerification(id, settings);
  while (verification.status === 'running') verification = await api.verification(verification.id);
  return verification;
}

it('repairs weights that are damaged or missing, and says which texts it cannot', async () => {
  const { gateway, data, tournament } = await startWithFinished('small');
  const weights = path.join(data, 'weights');
  const [first, second, third] = (await readdir(weights)).map((name) => path.join(weights, name));
  await truncate(first, 100);
  await rm(second);
  await writeFile(third, 'noise');
  const mended = await verified(gateway.api, tournament.id, { repair: true });
  expect(mended).toMatchObject({
    status: 'matched',
    repair: { weights: { damaged: 3, repaired: 3 }, corpora: { damaged: 0, repaired: 0 }, left: [] },
  });
  const hashOf = (file: string): string => path.basename(file, '.safetensors');
  expect(mended.repair!.weights.first.toSorted()).toEqual([first, second, third].map(hashOf).toSorted());
  expect(await verified(gateway.api, tournament.id, { repair: true })).toMatchObject({
    repair: { weights: { damaged: 0, repaired: 0 } },
  });
  await truncate(first, 0);
  const { out, exitCode } = await clade('verify', tournament.id, '--repair', '--data', data);
  expect([exitCode, out]).toEqual([
    0,
    expect.stringContaining(`weights: 1 missing or damaged, 1 written anew by the replay: ${hashOf(first)}`),
  ]);
  await truncate(first, 0);
  const unasked = await clade('verify', tournament.id, '--data', data);
  expect([unasked.exitCode, unasked.out]).toEqual([
    0,
    expect.stringMatching(
      /^The lineage hashes match\.[^]*weights: 1 missing or damaged, 1 written anew by the replay: /,
    ),
  ]);
  const [text] = (await readdir(path.join(data, 'corpora'))).filter((name) => name.endsWith('.txt'));
  await truncate(path.join(data, 'corpora', text), 10);
  await truncate(first, 0);
  const { niches } = tournament.config as { niches: { corpus: string; sha256: string }[] };
  const { corpus, sha256 } = niches.find((niche) => `${niche.sha256}.txt` === text)!;
  const [lost, unwritten] = [`corpus ${corpus} (${sha256})`, path.basename(first, '.safetensors')];
  expect(await verified(gateway.api, tournament.id, { repair: true })).toMatchObject({
    status: 'failed',
    reason: `missing or damaged: ${lost}; add the same text again with \`clade corpus add\``,
    repair: { weights: { damaged: 1, repaired: 0 }, corpora: { damaged: 1, repaired: 0 }, left: [unwritten, lost] },
  });
  await gateway.stop();
});

it('says that there is nothing to compare before a generation has closed', async () => {
  const gateway = await startGateway({ data: await temporaryFolder() });
  await uploadCorpora(gateway.api);
  const budget = { ...SMALL_CONFIG.budget, trainingFlops: 1e12 }; // lives of minutes
  const { id } = await gateway.api.launch({ config: { ...SMALL_CONFIG, budget }, seed: 5 });
  await gateway.api.pause(id);
  expect(await gateway.api.generations(id)).toEqual([]);
  const { exitCode, out, err } = await clade('verify', id, '--data', gateway.data);
  expect([exitCode, out, err]).toEqual([1, '', expect.stringContaining('there is nothing to compare yet')]);
  await gateway.stop();
});

it('repairs a tournament that is paused, up to what has closed', async () => {
  const gateway = await startGateway({ data: await temporaryFolder() });
  await uploadCorpora(gateway.api);
  const { id } = await gateway.api.launch({ config: { ...SMALL_CONFIG, generations: 40 }, seed: 5 });
  await until(gateway.api, id, ({ generation }) => generation >= 2);
  await gateway.api.pause(id);
  const weights = path.join(gateway.data, 'weights');
  const files = (await readdir(weights)).map((name) => path.join(weights, name));
  for (const file of files) await truncate(file, 50);
  const { status, expected, repair } = await verified(gateway.api, id, { repair: true });
  expect([status, expected]).toEqual(['matched', null]);
  expect(repair!.weights.damaged).toBeGreaterThan(5);
  expect(repair).toMatchObject({ weights: { repaired: repair!.weights.damaged }, left: [] });
  const { out } = await clade('verify', id, '--data', gateway.data);
  expect(out).toMatch(/^All that has closed is the same: \d+ generations\./);
  await gateway.stop();
});

(hasCompiler ? it : it.skip)('tells of another engine how near it comes, and names who differs', async () => {
  const { gateway, data, tournament } = await startWithFinished('small');
  await gateway.stop();
  const other = await startGateway({ data, engine: 'native' });
  const exact = await verified(other.api, tournament.id, { tolerance: 0 });
  expect(exact).toMatchObject({
    status: 'differed',
    tolerance: 0,
    divergence: { generation: 0, individual: `${tournament.id}-0-0` },
  });
  expect(await verified(other.api, tournament.id)).toMatchObject({ status: 'near', tolerance: 0.01, divergence: null });
  await other.stop();
});
