import { ARCHIVE_VERSION, type Manifest, type ManifestPiece, tableEntry, weightsEntry, withHash } from '#archive-file';
import { experimentConfigSchema } from '#contracts';
import { TABLES } from '#tournament';
import { largestFile } from '#weights';
import { checkManifest } from './check-manifest';

const HASH = 'a'.repeat(64);

async function* listing(bytes: number, experiment: Manifest['experiment'] = null): AsyncGenerator<ManifestPiece> {
  const tournament = { id: 'k3f9k3f9', status: 'paused', lastSeq: 1, lineageHash: null } as const;
  const made = { format: 'clade-archive', version: ARCHIVE_VERSION, madeBy: 'a test' } as const;
  yield { head: { ...made, experiment, tournaments: [tournament], weights: true, entries: [] } };
  for (const table of TABLES) yield { entry: { name: tableEntry('k3f9k3f9', table), bytes: 0, sha256: HASH, rows: 0 } };
  yield { entry: { name: weightsEntry(HASH), bytes, sha256: HASH } };
}

it('has room for the moments of the largest individual that a config allows, and no more', async () => {
  const most = largestFile(200_000_000);
  expect((await checkManifest(listing(most))).entries.at(-1)).toMatchObject({ bytes: most });
  await expect(checkManifest(listing(most + 1))).rejects.toThrow(`bytes is ${most + 1}; must be at most ${most}`);
});

it('refuses an experiment whose outcome is not that which it was made with', async () => {
  const config = experimentConfigSchema.parse({
    name: 'Pays',
    base: {},
    arms: [{ name: 'a' }, { name: 'b' }],
    seeds: [1],
  });
  const made = withHash({ id: 'k3f9k3f8', config, createdAt: '2026-11-29T10:00:00.000Z' });
  expect((await checkManifest(listing(1, made))).experiment).toEqual(made);
  const changes = [{ outcome: { measure: 'community-bits' } }, { contrasts: [{ arm: 'b', to: 'a' }] }, { compute: { tolerance: 1 } }] as const; // prettier-ignore
  for (const change of changes) {
    const changed = { ...made, config: { ...config, ...change } } as typeof made;
    await expect(checkManifest(listing(1, changed))).rejects.toThrow(`experiment.sha256 is "${made.sha256}"; must be`);
  }
});
