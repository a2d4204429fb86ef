/** What a browser fetches to show the dashboard: little, and all of it from the server that serves it. */
import { readFileSync } from 'node:fs';
import { filesOfPage, weighPage } from '../../bench/dashboard/weigh-page';

const LARGEST_GZIPPED_BYTES = 400_000;

it('is under 400 kB gzipped in all', () => {
  expect(weighPage()).toBeGreaterThan(0);
  expect(weighPage()).toBeLessThan(LARGEST_GZIPPED_BYTES);
});

it('fetches nothing from elsewhere', () => {
  for (const file of filesOfPage().filter((each) => /\.(html|css)$/.test(each))) {
    expect(readFileSync(file, 'utf8')).not.toMatch(/(src|href)="https?:|url\(["']?https?:|@import/);
  }
});
