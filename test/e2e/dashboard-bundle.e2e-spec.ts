/** What a browser fetches to show the dashboard: little, and all of it from the server that serves it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const PAGE = path.resolve(__dirname, '../../dist/apps/dashboard/page');
const LARGEST_GZIPPED_BYTES = 400_000;

const files = readdirSync(PAGE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name));

it('is under 400 kB gzipped in all', () => {
  const bytes = files.map((file) => gzipSync(readFileSync(file)).length).reduce((sum, each) => sum + each, 0);
  expect(bytes).toBeLessThan(LARGEST_GZIPPED_BYTES);
});

it('fetches nothing from elsewhere', () => {
  for (const file of files.filter((each) => /\.(html|css)$/.test(each))) {
    expect(readFileSync(file, 'utf8')).not.toMatch(/(src|href)="https?:|url\(["']?https?:|@import/);
  }
});
