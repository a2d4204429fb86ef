/** Whoever installs Clade runs no package's script, and npm has nothing to warn of. */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..');
const read = (file: string) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));

/** npm as a shell starts it, without the settings that the npm around this test hands down. */
function npm(...args: string[]) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  const { stdout, stderr, error } = spawnSync('npm', args, { cwd: ROOT, env, encoding: 'utf8' });
  if (error) throw error;
  return { stdout, stderr };
}

test('npm ci warns of nothing: no setting unknown to npm, no package that wants a newer Node', () => {
  expect(npm('ci', '--dry-run', '--offline').stderr).toBe('');
});

test('no install script runs, and each has been judged for those who turn scripts on', () => {
  expect(npm('config', 'get', 'ignore-scripts').stdout).toBe('true\n');
  const { packages } = read('package-lock.json') as { packages: Record<string, { hasInstallScript?: true }> };
  const withScripts = Object.keys(packages).filter((name) => packages[name].hasInstallScript);
  const judged = read('package.json').allowScripts as Record<string, boolean>;
  const names = withScripts.map((location) => location.replace(/^.*node_modules\//, ''));
  expect(names.filter((name) => !(name in judged))).toEqual([]);
  expect(judged['@scarf/scarf']).toBe(false);
});

test('the command can be run after every build, not only after npm linked it', () => {
  const { bin } = read('package.json') as { bin: { clade: string } };
  expect(statSync(path.join(ROOT, bin.clade)).mode & 0o111).toBe(0o111);
});
