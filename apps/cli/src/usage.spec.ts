import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { PACKAGE_FOLDER, VERSION } from '#settings';
import { runCli } from './run-cli';

/** What needs no server. */
async function clade(...words: string[]): Promise<{ exitCode: number; out: string; err: string }> {
  const streams = { out: new PassThrough(), err: new PassThrough() };
  const exitCode = await runCli(words, streams);
  const text = (stream: PassThrough) => String(stream.read() ?? '');
  return { exitCode, out: text(streams.out), err: text(streams.err) };
}

it('knows its version', async () => {
  expect(await clade('--version')).toEqual({ exitCode: 0, out: `${VERSION}\n`, err: '' });
});

it.each([
  'launch --config no-such.yaml',
  'launch --config .',
  'launch --config package.json --seed x',
  'import no-such.tar.gz',
  'corpus add no-such.txt --name x',
  'export k3f9 --out no-such-folder/x',
  'export k3f9 --out .',
  'export k3f9 --out package.json',
  'export k3f9 --format onnx --out x',
  'list --server nowhere',
  'leaderboard k3f9 --part train',
  'ancestors k3f9-0-1 --line --with k3f9-0-2',
])('`clade %s` is wrong usage', async (words) => {
  expect(await clade(...words.split(' '))).toMatchObject({ exitCode: 2, out: '', err: expect.stringMatching(/./) });
});

it('lists the options of one bench, or all of them', async () => {
  const { out, exitCode } = await clade('bench', 'queries', '--help');
  expect([exitCode, out]).toEqual([0, expect.stringContaining('--database pglite')]);
  expect(out).not.toContain('--screenshots');
  const { out: all } = await clade('bench', '--help');
  expect(all).toContain('--database pglite');
  expect(all).toContain('--screenshots');
});

it('knows the schema of configs', async () => {
  const { out } = await clade('schema');
  const example = readFileSync(join(PACKAGE_FOLDER, 'examples/tournament.schema.json'), 'utf8');
  expect(JSON.parse(out)).toEqual(JSON.parse(example));
});

it.each([
  ['lits', "unknown command 'lits'\n(Did you mean list?)"],
  ['launch --confg x', "unknown option '--confg'\n(Did you mean --config?)"],
  ['launch', "required option '--config <file>' not specified"],
  ['corpus add x', "required option '--name <name>' not specified"],
])('says what `clade %s` may have meant', async (words, error) => {
  expect(await clade(...words.split(' '))).toEqual({ exitCode: 2, out: '', err: `error: ${error}\n` });
});
