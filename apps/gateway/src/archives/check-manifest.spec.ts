import { ARCHIVE_VERSION, type ManifestPiece, tableEntry, weightsEntry } from '#archive-file';
import { TABLES } from '#tournament';
import { largestFile } from '#weights';
import { checkManifest } from './check-manifest';

const HASH = 'a'.repeat(64);

async function* listing(bytes: number): AsyncGenerator<ManifestPiece> {
  const tournament = { id: 'k3f9k3f9', status: 'paused', lastSeq: 1, lineageHash: null } as const;
  const made = { format: 'clade-archive', version: ARCHIVE_VERSION, madeBy: 'a test' } as const;
  yield { head: { ...made, experiment: null, tournaments: [tournament], weights: true, entries: [] } };
  for (const table of TABLES) yield { entry: { name: tableEntry('k3f9k3f9', table), bytes: 0, sha256: HASH, rows: 0 } };
  yield { entry: { name: weightsEntry(HASH), bytes, sha256: HASH } };
}

it('has room for the moments of the largest individual that a config allows, and no more', async () => {
  const most = largestFile(200_000_000);
  expect((await checkManifest(listing(most))).entries.at(-1)).toMatchObject({ bytes: most });
  await expect(checkManifest(listing(most + 1))).rejects.toThrow(`bytes is ${most + 1}; must be at most ${most}`);
});
