/** Archives that are nearly those of a tournament that was exported. */
import { gunzipSync } from 'node:zlib';
import { TABLES } from '#tournament';
import { type Entries, packed, withManifest, withRows, withWeights } from '../e2e/support/archives';
import { type Draw, pick } from '../support/guided-values';
import { mangled, spoilt } from './spoil';

export function wrongArchive(entries: Entries, draw: Draw): Buffer {
  const at = Math.floor(draw() * entries.length);
  const changes: readonly (() => Buffer)[] = [
    () => mangled(packed(entries), draw),
    () => mangled(gunzipSync(packed(entries)), draw),
    () => packed(entries.map(([name, content], index) => [name, index === at ? mangled(content, draw) : content])),
    () => packed(entries.toSpliced(at, 1)),
    () => packed(entries.toSpliced(at, 0, pick(entries, draw))),
    () => packed(entries.map(([name, content], index) => [index === at ? wrongName(name, draw) : name, content])),
    () => packed(withManifest(entries, (manifest) => spoilt(manifest, draw) as object)),
    () => packed(withWeights(entries, (file) => mangled(file, draw))),
    ...Array.from({ length: 4 }, () => () => packed(withWrongRow(entries, draw))),
  ];
  return pick(changes, draw)();
}

/** A row that the manifest vouches for. */
function withWrongRow(entries: Entries, draw: Draw): Entries {
  return withRows(entries, pick(TABLES, draw), (rows) => {
    const at = Math.floor(draw() * rows.length);
    return rows.map((row, index) => (index === at ? (spoilt(row, draw) as Record<string, unknown>) : row));
  });
}

function wrongName(name: string, draw: Draw): string {
  return pick([`../${name}`, `/${name}`, '', name.toUpperCase(), `${name}\0x`, 'x'.repeat(90), '__proto__'], draw);
}
