/** What regulation is compared with, in real tournaments: killed, resumed, replayed and moved as an archive. */
import { download, upload } from './support/archives';
import { cladeWith } from './support/cli-process';
import { startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(240_000);

const CONFIG = {
  ...SMALL_CONFIG,
  niches: [{ name: 'text', corpus: 'prose', capacity: 3 }],
  environment: [{ set: 'corpus', course: 'cycle', values: ['prose', 'sounds'], every: 1 }],
  searchSpace: { ...SMALL_CONFIG.searchSpace, family: { values: ['gru'] }, optimizer: { values: ['adamw'] } },
};
const SMALL = { modules: 2, mostModules: 4, factors: 2, mostFactors: 4, cue: { symbols: 64 } };
const ROUTED = { ...CONFIG.searchSpace, modules: { values: [2] }, adapterRouter: { values: ['none', 'sigmoid'] } };

it.each([
  [
    'shuffled',
    { regulation: { ...SMALL, cue: { symbols: 64, of: 'shuffled' }, chromatin: { worthSymbols: 256 } } },
    'sensed in generation 1, by a cue of text', // prose, where sounds are lived on: what seed 10 shuffles
  ],
  ['blind', { regulation: { ...SMALL, expression: 'blind' } }, 'blind: it senses nothing'],
  [
    'told',
    { regulation: { ...SMALL, expression: 'told', factors: 0, rates: { duplication: 0, loss: 0 } } },
    'that it lives on',
  ],
  ['routed', { searchSpace: ROUTED }, undefined],
] as const)('%s: the same after kill -9, replayed, and elsewhere', async (_, change, said) => {
  const data = await temporaryFolder();
  const first = await startGateway({ data });
  await uploadCorpora(first.api);
  const { id } = await first.api.launch({ config: { ...CONFIG, ...change } as never, seed: 10 });
  await until(first.api, id, ({ generation }) => generation >= 1);
  await first.kill();
  const [second, target] = [await startGateway({ data }), await startGateway({ data: await temporaryFolder() })];
  try {
    await second.api.resume(id);
    const { lineageHash } = await until(second.api, id, finished);
    const archive = await download(second.api, id);
    expect((await upload(target.api, archive)).outcome).toBe('imported');
    expect((await download(target.api, id)).equals(archive)).toBe(true);
    const { exitCode, out } = await cladeWith({ CLADE_DATA: target.data }, 'verify', id);
    expect([exitCode, out]).toEqual([0, expect.stringContaining('The lineage hashes match.')]);
    expect(lineageHash).not.toBeNull();
    if (!said) return;
    const shown = await cladeWith({ CLADE_DATA: target.data }, 'genome', 'show', `${id}-0-0`);
    expect(shown.out).toContain(said);
  } finally {
    await second.stop();
    await target.stop();
  }
});
