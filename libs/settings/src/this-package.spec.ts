import { existsSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE_FOLDER, VERSION } from './this-package';

it('finds the folder of this package, and its version', () => {
  expect(existsSync(path.join(PACKAGE_FOLDER, 'examples/demo.yaml'))).toBe(true);
  expect(VERSION).toMatch(/^\d+\.\d+\.\d+/);
});
