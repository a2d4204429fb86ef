import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '#settings';
import { CHECKS } from './registry';

const names = CHECKS.map(({ name }) => name);

it('names each check once', () => expect(new Set(names).size).toBe(names.length));

it('explains each check in docs/theory.md, and no other', () => {
  const text = readFileSync(join(PACKAGE_FOLDER, 'docs/theory.md'), 'utf8');
  const explained = [...text.matchAll(/`([a-z-]+(?:\.[a-z-]+)+)`/g)].map(([, name]) => name);
  expect([...new Set(explained)].sort()).toEqual([...names].sort());
});
